package holdfast.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * How a store waits without blocking: what comes back is heard on its own thread.
 *
 * @param blocking runs what waits for the database
 * @param failed hears why something has to be done again
 */
record StoreSteps(ActorContext<StoreMessage> context, Executor blocking, Consumer<String> failed) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  <T> void then(CompletionStage<T> stage, BiConsumer<T, @Nullable Throwable> what) {
    context.pipeToSelf(
        stage, (value, failure) -> new StoreMessage.Concluded(() -> what.accept(value, failure)));
  }

  <T> CompletionStage<T> blocking(Supplier<T> work) {
    return on(blocking, work);
  }

  /** Never throws: who can't take it on fails. */
  static <T> CompletionStage<T> on(Executor executor, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor);
    } catch (RuntimeException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Does it once more after a while. */
  void again(Runnable what, Throwable failure) {
    failed.accept("It can't be written down: " + failure.getMessage());
    context.scheduleOnce(PAUSE, context.getSelf(), new StoreMessage.Concluded(what));
  }

  /** All of them, when all are there. */
  static <T> CompletableFuture<Map<String, T>> all(Map<String, CompletableFuture<T>> stages) {
    return CompletableFuture.allOf(stages.values().toArray(CompletableFuture[]::new))
        .thenApply(
            _ -> {
              var values = new HashMap<String, T>();
              stages.forEach((key, stage) -> values.put(key, stage.join()));
              return values;
            });
  }
}
