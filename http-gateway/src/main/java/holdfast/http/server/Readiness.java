package holdfast.http.server;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import java.time.Duration;

/** Waits until SKUs answer: the cluster has formed, shards are placed, the journal can be read. */
final class Readiness {
  /** Nobody's SKU; looking at it changes nothing. */
  private static final SkuId PROBE = new SkuId("holdfast.readiness.probe");

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Readiness() {}

  static void await(Skus skus, Duration most) {
    var end = System.nanoTime() + most.toNanos();
    while (!(skus.look(PROBE).toCompletableFuture().join() instanceof SkuReply.Seen)) {
      if (System.nanoTime() > end) {
        throw StartFailure.surroundings(
            "SKUs don't answer after %d s: the journal can't be read, or no cluster has formed."
                .formatted(most.toSeconds()));
      }
      Pause.of(PAUSE);
    }
  }
}
