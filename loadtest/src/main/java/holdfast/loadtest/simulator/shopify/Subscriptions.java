package holdfast.loadtest.simulator.shopify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Whom a shop tells what. What fails eight times in a row is deleted, and nobody is told of it. */
final class Subscriptions {
  private static final int FAILURES_MAX = 8;

  private final SequencedMap<Long, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<Long, Integer> failures = new HashMap<>();

  /** Adds a subscription, or replaces the one with its id. */
  synchronized void put(Subscription subscription) {
    subscriptions.put(subscription.id(), subscription);
  }

  synchronized Optional<Subscription> get(long id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  /** Whether there was one. */
  synchronized boolean remove(long id) {
    failures.remove(id);
    return subscriptions.remove(id) != null;
  }

  synchronized void removeAll() {
    failures.clear();
    subscriptions.clear();
  }

  synchronized List<Subscription> all() {
    return List.copyOf(subscriptions.values());
  }

  synchronized List<Subscription> to(Topic topic) {
    return subscriptions.values().stream()
        .filter(subscription -> subscription.topic().equals(topic.name()))
        .toList();
  }

  /** An attempt was accepted or failed. */
  synchronized void attempted(long id, boolean accepted) {
    if (accepted) {
      failures.remove(id);
    } else if (subscriptions.containsKey(id)
        && failures.merge(id, 1, Integer::sum) >= FAILURES_MAX) {
      remove(id);
    }
  }
}
