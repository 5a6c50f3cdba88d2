package holdfast.loadtest.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often things happened in one shop. */
public final class Counters {
  /** What is counted. */
  public enum Count {
    /** Requests to the shop's API. */
    CALLS,
    /** Of these, refused because they were too many. */
    THROTTLES,
    /** Of these, spoilt by a fault. */
    FAULTS,
    ORDERS,
    /** Carts that the shop's own checkout refused. */
    SOLD_OUT,
    /** Deliveries that were accepted. */
    WEBHOOKS_DELIVERED,
    /** Attempts at a delivery that were not accepted. */
    WEBHOOKS_FAILED,
    /** Deliveries that were lost on purpose. */
    WEBHOOKS_DROPPED
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

  public Counters() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  public void add(Count count) {
    adder(count).increment();
  }

  public long of(Count count) {
    return adder(count).sum();
  }

  private LongAdder adder(Count count) {
    return Objects.requireNonNull(counts.get(count));
  }
}
