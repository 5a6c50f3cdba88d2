package holdfast.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Questions to shops, which may go wrong before anybody is asked. */
public final class Questions {
  private Questions() {}

  /**
   * Asks. Who throws is as good as who fails: a port that breaks its word must not end whoever
   * asks.
   */
  public static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
