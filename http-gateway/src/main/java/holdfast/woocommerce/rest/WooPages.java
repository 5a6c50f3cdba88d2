package holdfast.woocommerce.rest;

import holdfast.catalog.Store;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads lists to their end, page by page. */
final class WooPages {
  private static final int PAGE_MAX = 100;

  /** Lists that are longer are not read: something must be wrong with the shop. */
  private static final int PAGES_MAX = 20;

  private final WooDoor door;
  private final SyncLog log;

  WooPages(WooApi api) {
    this.door = api.door();
    this.log = api.log();
  }

  /** What came of reading a list. */
  sealed interface Look {
    /** All of it. */
    record Seen(List<Part> parts) implements Look {}

    /** It could not be read to its end. */
    record InVain(WooAnswer answer) implements Look {}
  }

  CompletionStage<Look> all(Store store, Exchange.Kind kind, WooCall call) {
    return from(store, kind, call, 1, List.of());
  }

  private CompletionStage<Look> from(
      Store store, Exchange.Kind kind, WooCall call, int page, List<Part> before) {
    if (page > PAGES_MAX) {
      return inVain(new WooAnswer.Lost("the list has more than %d pages".formatted(PAGES_MAX)));
    }
    return door.ask(store, call.with("per_page", "" + PAGE_MAX).with("page", "" + page))
        .thenCompose(
            heard -> {
              log.record(heard.exchange(kind));
              return heard.answer() instanceof WooAnswer.Said said
                  ? joined(
                      store, kind, call, page, before, Reading.array(said.bytes(), parts -> parts))
                  : inVain(heard.answer());
            });
  }

  private CompletionStage<Look> joined(
      Store store,
      Exchange.Kind kind,
      WooCall call,
      int page,
      List<Part> before,
      Reading<List<Part>> read) {
    return switch (read) {
      case Reading.Failed<List<Part>>(var problem) ->
          inVain(new WooAnswer.Lost("UNREADABLE: " + problem.why()));
      case Reading.Understood<List<Part>>(var parts) -> {
        var all = new ArrayList<>(before);
        all.addAll(parts);
        yield parts.size() < PAGE_MAX
            ? CompletableFuture.completedFuture(new Look.Seen(List.copyOf(all)))
            : from(store, kind, call, page + 1, all);
      }
    };
  }

  private static CompletionStage<Look> inVain(WooAnswer answer) {
    return CompletableFuture.completedFuture(new Look.InVain(answer));
  }
}
