package holdfast.checkout;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.SkuId;
import holdfast.stock.ContentDifference;
import holdfast.stock.DeliveryDifference;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants to have, all of it or nothing: the content of the call, by which a repetition
 * is known (I3).
 *
 * @param ttlSeconds how long to hold it
 * @param delivery where to and how, if it matters
 */
public record Cart(
    ChannelId channel, List<Line> lines, int ttlSeconds, Optional<Delivery> delivery) {
  /** Most lines in one cart. */
  public static final int LINES_MAX = 200;

  /** Keeps its own copy of the lines. */
  public Cart {
    lines = List.copyOf(lines);
  }

  /** So many units of a SKU, which may be a bundle. */
  public record Line(SkuId sku, int quantity) {}

  /** What it amounts to for one SKU. */
  Reservation.Request of(long units) {
    return new Reservation.Request(channel, Math.toIntExact(units), ttlSeconds, delivery);
  }

  /** The first field in which a repeated call differs from this, the original. */
  Optional<Refusal> difference(Cart now) {
    if (lines.size() == now.lines.size()) {
      for (int i = 0; i < lines.size(); i++) {
        var difference = ContentDifference.between("/lines/" + i, lines.get(i), now.lines.get(i));
        if (difference.isPresent()) {
          return difference;
        }
      }
      return DeliveryDifference.between(delivery, now.delivery)
          .or(() -> ContentDifference.between("", this, now));
    }
    return Optional.of(new Refusal.IdReused("/lines", size(lines), size(now.lines)));
  }

  private static String size(List<Line> lines) {
    return lines.size() + " lines";
  }
}
