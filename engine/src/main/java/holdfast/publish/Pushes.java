package holdfast.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A store's pushes of which nobody knows what became of them, how often each number was pushed
 * lately, and which must go alone. Belongs to one store and its thread.
 */
final class Pushes {
  private static final Duration HOUR = Duration.ofHours(1);

  private record Due(Instant at, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      var order = at.compareTo(other.at);
      return order == 0 ? key.compareTo(other.key) : order;
    }
  }

  private record Count(Instant since, int pushes) {}

  private final Map<String, List<String>> listings = new HashMap<>();
  private final TreeSet<Due> due = new TreeSet<>();
  private final Map<String, Count> counts = new HashMap<>();
  private final Set<String> suspects = new HashSet<>();

  /** A push is to be sent again then. */
  void again(String key, List<String> of, Instant at) {
    listings.put(key, List.copyOf(of));
    due.add(new Due(at, key));
  }

  /** A listing of a push that was found at the start. */
  void found(String key, String listing, Instant at) {
    var all = new ArrayList<>(listings.getOrDefault(key, List.of()));
    all.add(listing);
    all.sort(null);
    again(key, all, at);
  }

  /** Takes a push whose time has come: the listings of its lines. */
  Optional<List<String>> take(Instant now) {
    if (due.isEmpty() || due.first().at().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.ofNullable(listings.remove(due.removeFirst().key()));
  }

  Optional<Instant> due() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }

  /** How many numbers they are about. */
  int lines() {
    return listings.values().stream().mapToInt(List::size).sum();
  }

  /** Counts a push of a number; when there were too many, until when there must be no more. */
  Optional<Instant> count(String listing, int most, Instant now) {
    var known = Optional.ofNullable(counts.get(listing));
    var count =
        known.filter(it -> now.isBefore(it.since().plus(HOUR))).orElseGet(() -> new Count(now, 0));
    if (count.pushes() >= most) {
      return Optional.of(count.since().plus(HOUR));
    }
    counts.put(listing, new Count(count.since(), count.pushes() + 1));
    return Optional.empty();
  }

  /** It may be what a store rejects a whole push for. */
  void suspect(String listing) {
    suspects.add(listing);
  }

  void trust(String listing) {
    suspects.remove(listing);
  }

  /** Whether it must go alone. */
  boolean isSuspect(String listing) {
    return suspects.contains(listing);
  }

  void forget(String listing) {
    counts.remove(listing);
    suspects.remove(listing);
  }
}
