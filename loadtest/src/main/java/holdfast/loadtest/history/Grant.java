package holdfast.loadtest.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One id that was granted, as far as the history tells when.
 *
 * @param version the SKU's version after the grant, when an answer stated it
 * @param versionMax the largest version that the grant can have
 * @param invokedNanos the grant cannot have happened earlier
 * @param answeredNanos the grant cannot have happened later
 */
record Grant(
    String id, OptionalLong version, long versionMax, long invokedNanos, long answeredNanos) {

  /** Every id that was granted. */
  static List<Grant> all(List<Attempt> attempts) {
    return byId(attempts).values().stream()
        .filter(of -> of.stream().anyMatch(a -> a.outcome() instanceof Outcome.Granted))
        .map(Grant::of)
        .toList();
  }

  static Map<String, List<Attempt>> byId(List<Attempt> attempts) {
    Map<String, List<Attempt>> byId = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      byId.computeIfAbsent(attempt.id(), _ -> new ArrayList<>()).add(attempt);
    }
    return byId;
  }

  /** The grant that the attempts of one id tell of; at least one of them must be granted. */
  static Grant of(List<Attempt> attempts) {
    String id = attempts.getFirst().id();
    long versionMax = Long.MAX_VALUE;
    long invoked = Long.MAX_VALUE;
    long answered = Long.MAX_VALUE;
    for (Attempt attempt : attempts) {
      invoked = Math.min(invoked, attempt.invokedNanos());
      if (attempt.outcome() instanceof Outcome.Granted granted) {
        if (granted.fresh()) {
          return new Grant(
              id,
              OptionalLong.of(granted.version()),
              granted.version(),
              attempt.invokedNanos(),
              attempt.answeredNanos());
        }
        answered = Math.min(answered, attempt.answeredNanos());
        versionMax = Math.min(versionMax, granted.version());
      }
    }
    return new Grant(id, OptionalLong.empty(), versionMax, invoked, answered);
  }
}
