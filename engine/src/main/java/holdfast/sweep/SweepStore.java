package holdfast.sweep;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps durably where sweeps stand. Calls block for one transaction and fail with the store's own
 * unchecked exception when the database can't be reached.
 */
public interface SweepStore {
  /** How many days count for how reliable a store is, today included. */
  int HEARD_DAYS = 7;

  /** What is known of all stores; those of which nothing is known are missing. */
  Map<ChannelId, StoreSweeps> all(Instant now);

  /** What is known of one store. */
  StoreSweeps of(ChannelId store, Instant now);

  /** Asks for a sweep; whoever walks finds that out. */
  void ask(ChannelId store, SweepKind kind, Instant now);

  /** Writes down where sweeps stand; when one was last asked for stays as it is. */
  void save(ChannelId store, SweepKind kind, SweepState state);

  /** Writes down how subscriptions were found; topics that are not named are forgotten. */
  void save(ChannelId store, List<WebhooksAnswer.Subscription> found, Instant now);
}
