package holdfast.loadtest.client;

import java.time.Duration;

/** The time a caller leaves the server alone before it asks again. */
public final class Pause {
  private Pause() {}

  public static void of(Duration duration) throws ServerFailure {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted.", e);
    }
  }
}
