package holdfast.persistence.intake;

import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.Outcome;
import java.util.concurrent.CompletableFuture;

/** One change that somebody waits for. */
sealed interface Write {
  /** A delivery to be kept. */
  record Keep(Arrival arrival, CompletableFuture<Kept> done) implements Write {}

  /** What became of a delivery. */
  record Settle(String id, Outcome outcome, CompletableFuture<Void> done) implements Write {}

  /** An attempt in vain. */
  record Failed(String id, int attempts, String why, CompletableFuture<Void> done)
      implements Write {}

  /** Who waits for it. */
  CompletableFuture<?> done();

  /** Roughly how much memory it takes. */
  default int size() {
    return this instanceof Keep keep ? keep.arrival().body().text().length() : 0;
  }
}
