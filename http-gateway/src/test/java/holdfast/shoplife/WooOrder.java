package holdfast.shoplife;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order of a WooCommerce shop. It knows no parcels: an order that is completed was handed over,
 * and what was paid back before that never left.
 */
final class WooOrder extends ShopOrder {
  /** The plugin's own status among them means that somebody packs what was sold. */
  private static final Set<String> SOLD = Set.of("on-hold", "processing", "packing");

  private static final Set<String> OVER = Set.of("cancelled", "refunded", "failed", "trash");

  String status;
  @Nullable Instant paidAt;

  /** When it was last handed over; it stays when the order goes on to another status. */
  @Nullable Instant completedAt;

  WooOrder(long id, Instant createdAt, String status) {
    super(id, createdAt, false);
    this.status = status;
  }

  @Override
  boolean isSold() {
    return !isDeleted && SOLD.contains(status);
  }

  @Override
  int comingBack(ShopLine line) {
    return line.comingBack;
  }

  /** One that was completed and then cancelled was; one that is worked on again was not. */
  private boolean isHandedOver() {
    var isOver = isDeleted || OVER.contains(status);
    return status.equals("completed") || (isOver && completedAt != null);
  }

  /** Works out anew what left and what comes back. */
  void recount() {
    for (var line : lines) {
      var before = 0;
      var after = 0;
      for (var refund : repayments) {
        var units = units(refund, line);
        if (isHandedOver() && refund.createdAt().isAfter(completedAt)) {
          after += units;
        } else {
          before += units;
        }
      }
      line.cut = before;
      line.shipped = isHandedOver() ? line.ordered - before : 0;
      line.refunded = after;
      line.comingBack = after;
    }
  }

  private static int units(Repayment refund, ShopLine line) {
    return refund.parts().stream()
        .filter(part -> part.line() == line)
        .mapToInt(Repayment.Part::units)
        .sum();
  }
}
