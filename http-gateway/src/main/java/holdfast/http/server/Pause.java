package holdfast.http.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for a while. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
