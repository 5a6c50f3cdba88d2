package holdfast.publish;

import holdfast.catalog.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Hears how stores are told their numbers. Calls must neither block nor throw. */
public interface PublishMeter {
  /**
   * What became of some numbers that a store was told.
   *
   * @param outcome a word such as {@code SHOWN}, {@code MOVED}, {@code UNKNOWN}
   */
  void told(String outcome, int numbers);

  /** A store has acknowledged a number so long after the nudge. */
  void acknowledged(Duration afterNudge);

  /** How a store stands. */
  void stands(ChannelId store, Standing standing);

  /** A store is on this node no longer. */
  void left(ChannelId store);

  /** So many units are shown beyond what is available, in sum over all SKUs and stores. */
  void exposed(long units);

  /**
   * How a store stands.
   *
   * @param waiting numbers that wait or are on their way
   * @param waitingSince since when the number waits that waits longest
   * @param isClosed it lets nobody in
   * @param isBroken its circuit breaker is not closed
   * @param exposure as far as is known
   * @param lag tells how long its last numbers took; any thread may ask
   */
  record Standing(
      int waiting,
      Optional<Instant> waitingSince,
      boolean isClosed,
      boolean isBroken,
      Optional<Exposure> exposure,
      Supplier<Optional<StoreStatus.Lag>> lag) {}
}
