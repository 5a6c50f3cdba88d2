package holdfast.publish;

import holdfast.catalog.ChannelId;
import java.time.Duration;

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

  /**
   * How a store stands.
   *
   * @param waiting numbers that wait or are on their way
   * @param isClosed it lets nobody in
   * @param isBroken its circuit breaker is not closed
   */
  void stands(ChannelId store, int waiting, boolean isClosed, boolean isBroken);

  /** A store is on this node no longer. */
  void left(ChannelId store);
}
