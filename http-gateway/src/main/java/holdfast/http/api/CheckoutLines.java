package holdfast.http.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import holdfast.catalog.SkuId;
import holdfast.checkout.Checkout;
import holdfast.checkout.Checkouts;
import holdfast.checkout.HoldToday;
import holdfast.checkout.PickedLine;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.StockViews.MovementRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The lines of a checkout as they are today. What left and what came back is not the checkout's to
 * know but its SKUs', and of what they have forgotten, the read model's.
 */
final class CheckoutLines {
  private final Checkouts checkouts;
  private final FreshViews views;

  CheckoutLines(Checkouts checkouts, FreshViews views) {
    this.checkouts = checkouts;
    this.views = views;
  }

  /** Only confirmed units can leave; as long as none are, the checkout knows it all. */
  CompletionStage<List<PickedLine>> today(ReservationId id, Checkout checkout) {
    return checkout.phase() == Checkout.Phase.CONFIRMED
        ? checkouts
            .holds(id, checkout)
            .thenCompose(replies -> holds(id, replies))
            .thenApply(holds -> PickedLine.today(checkout, holds))
        : CompletableFuture.completedFuture(PickedLine.of(checkout));
  }

  private CompletionStage<List<HoldToday>> holds(ReservationId id, Map<SkuId, SkuReply> replies) {
    var holds = new TreeMap<SkuId, Optional<Reservation>>();
    replies.forEach((sku, reply) -> holds.put(sku, SkuAnswers.found(reply).reservation()));
    return holds.values().stream().allMatch(Optional::isPresent)
        ? CompletableFuture.completedFuture(holds(holds, List.of()))
        : views
            .askWhenCaughtUp(all -> all.movements(id))
            .thenApply(movements -> holds(holds, movements));
  }

  private static List<HoldToday> holds(
      Map<SkuId, Optional<Reservation>> holds, List<MovementRow> movements) {
    var bySku =
        movements.stream()
            .collect(
                groupingBy(MovementRow::sku, mapping(row -> row.movement().movement(), toList())));
    return holds.entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .map(hold -> HoldToday.known(entry.getKey(), hold))
                    .orElseGet(
                        () ->
                            HoldToday.forgotten(
                                entry.getKey(), bySku.getOrDefault(entry.getKey(), List.of()))))
        .toList();
  }
}
