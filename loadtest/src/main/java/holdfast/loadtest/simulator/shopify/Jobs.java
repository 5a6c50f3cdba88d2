package holdfast.loadtest.simulator.shopify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** Work that a mutation leaves for later, and says so. */
final class Jobs {
  private static final int KEPT_MAX = 1_000;

  private final SequencedMap<UUID, Boolean> jobs = new LinkedHashMap<>();

  static String gid(UUID job) {
    return "gid://shopify/Job/" + job;
  }

  synchronized void begun(UUID job) {
    jobs.put(job, false);
    if (jobs.size() > KEPT_MAX) {
      jobs.pollFirstEntry();
    }
  }

  synchronized void done(UUID job) {
    jobs.computeIfPresent(job, (same, wasDone) -> true);
  }

  /** Whether a job with this global id is done; empty if there is none. */
  synchronized Optional<Boolean> isDone(String gid) {
    return jobs.entrySet().stream()
        .filter(job -> gid(job.getKey()).equals(gid))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
