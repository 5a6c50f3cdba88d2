package holdfast.sweep;

import java.util.List;
import java.util.Map;

/**
 * What is known of one store's sweeps.
 *
 * @param topics by name
 * @param heard over the last days
 */
public record StoreSweeps(
    Map<SweepKind, SweepState> states, List<WebhookTopic> topics, Heard heard) {
  /** Of a store that was never swept. */
  public static final StoreSweeps NONE = new StoreSweeps(Map.of(), List.of(), Heard.NOTHING);

  /** Keeps its own copies. */
  public StoreSweeps {
    states = Map.copyOf(states);
    topics = List.copyOf(topics);
  }

  /** Where the sweeps of that kind stand. */
  public SweepState of(SweepKind kind) {
    return states.getOrDefault(kind, SweepState.NONE);
  }
}
