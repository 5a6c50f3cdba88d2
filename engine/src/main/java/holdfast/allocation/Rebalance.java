package holdfast.allocation;

import java.time.Duration;

/** What, besides a change of policy, starts a new allocation period. */
public sealed interface Rebalance {
  /** Only somebody's wish. */
  record Manual() implements Rebalance {}

  /** The passing of time. */
  record Scheduled(Duration interval) implements Rebalance {
    /** Shortest time between two periods that a policy may ask for. */
    public static final Duration INTERVAL_MIN = Duration.ofMinutes(1);
  }

  /** The arrival of units. */
  record OnReceipt() implements Rebalance {}
}
