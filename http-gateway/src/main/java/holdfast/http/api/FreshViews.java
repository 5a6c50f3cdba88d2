package holdfast.http.api;

import holdfast.stock.StockViews;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The read models, asked on threads that may wait. */
final class FreshViews {
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(5);

  private final StockViews views;
  private final BlockingWork blocking;

  FreshViews(StockViews views, BlockingWork blocking) {
    this.views = views;
    this.blocking = blocking;
  }

  /** Asks for what may be a moment old. */
  <T> CompletionStage<T> ask(Function<StockViews, T> question) {
    return blocking.run(() -> question.apply(views));
  }

  /** Asks when everything that this node has answered before can be read. */
  <T> CompletionStage<T> askWhenCaughtUp(Function<StockViews, T> question) {
    return views
        .caughtUp()
        .toCompletableFuture()
        .copy()
        .orTimeout(CATCH_UP_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(_ -> ask(question));
  }
}
