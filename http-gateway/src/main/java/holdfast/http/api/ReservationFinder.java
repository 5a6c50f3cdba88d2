package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import holdfast.stock.StockViews.ReservationRow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds reservations by nothing but their id, wherever they are: SKU, directory, read model. */
final class ReservationFinder {
  private final Skus skus;
  private final ReservationDirectory directory;
  private final EarlierIds earlier;
  private final FreshViews views;

  ReservationFinder(
      Skus skus, ReservationDirectory directory, EarlierIds earlier, FreshViews views) {
    this.skus = skus;
    this.directory = directory;
    this.earlier = earlier;
    this.views = views;
  }

  /** A reservation, and the version of its SKU. */
  record Located(SkuId sku, Reservation reservation, long version) {}

  /** The SKU that the reservation is with; fails when nobody knows one. */
  CompletionStage<SkuId> sku(ReservationId id) {
    return directory
        .find(id)
        .<CompletionStage<SkuId>>map(CompletableFuture::completedFuture)
        .orElseGet(() -> skuFromViews(id));
  }

  /** Whether the id may be in use in a way that the directory does not know of. */
  boolean mustRecall(ReservationId id) {
    return earlier.mayContain(id) && directory.find(id).isEmpty();
  }

  /**
   * Has the directory learn what the read model knows of the id.
   *
   * @return whether it is a checkout's
   */
  CompletionStage<Boolean> recall(ReservationId id) {
    return views.ask(
        all -> {
          all.reservation(id).ifPresent(row -> directory.learn(id, row.sku()));
          return all.isCheckout(id);
        });
  }

  private CompletionStage<SkuId> skuFromViews(ReservationId id) {
    return views
        .ask(all -> all.reservation(id))
        .thenCompose(
            row -> row.isPresent() ? CompletableFuture.completedFuture(row.get()) : forgotten(id))
        .thenApply(
            row -> {
              directory.learn(id, row.sku());
              return row.sku();
            });
  }

  /** What the read model knows of a reservation that its SKU does not; fails when it is nothing. */
  CompletionStage<ReservationRow> forgotten(ReservationId id) {
    return views
        .askWhenCaughtUp(all -> all.reservation(id))
        .thenApply(row -> row.orElseThrow(() -> unknown(id)));
  }

  /** The reservation as it is now, or as it was when its SKU forgot it. */
  CompletionStage<Located> reservation(ReservationId id) {
    return sku(id)
        .thenCompose(
            sku ->
                skus.find(sku, id).thenCompose(reply -> located(id, sku, SkuAnswers.found(reply))));
  }

  private CompletionStage<Located> located(ReservationId id, SkuId sku, SkuReply.Found found) {
    return found
        .reservation()
        .<CompletionStage<Located>>map(
            live -> CompletableFuture.completedFuture(new Located(sku, live, found.version())))
        .orElseGet(
            () ->
                forgotten(id)
                    .thenApply(row -> new Located(row.sku(), row.reservation(), found.version())));
  }

  /**
   * The SKU that the reservation is with, if the call may touch it. A reservation's channel never
   * changes, so that this check holds for the command that follows it.
   */
  CompletionStage<SkuId> skuFor(Call call, ReservationId id) {
    return ChannelBinding.of(call).isEmpty()
        ? sku(id)
        : reservation(id)
            .thenApply(
                located -> {
                  ChannelBinding.check(call, located.reservation().request().channel());
                  return located.sku();
                });
  }

  private static ProblemException unknown(ReservationId id) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_RESERVATION, "Unknown reservation: %s.".formatted(id)));
  }
}
