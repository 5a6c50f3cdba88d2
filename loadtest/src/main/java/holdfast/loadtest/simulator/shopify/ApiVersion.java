package holdfast.loadtest.simulator.shopify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of the Admin API that answers. All that are played have one contract: lines say what
 * they change from, and changes of stock have an idempotency key.
 */
record ApiVersion(String handle) {
  private static final List<String> PLAYED =
      List.of("2026-04", "2026-07", "2026-10", "2027-01", "unstable");
  private static final Pattern DATED = Pattern.compile("\\d{4}-(?:01|04|07|10)");

  /**
   * The version that answers where this one is asked for: one that is retired falls forward to the
   * oldest.
   *
   * @return empty if there never was such a version, or is not yet
   */
  static Optional<ApiVersion> of(String asked) {
    if (PLAYED.contains(asked)) {
      return Optional.of(new ApiVersion(asked));
    }
    return DATED.matcher(asked).matches() && asked.compareTo(PLAYED.getFirst()) < 0
        ? Optional.of(new ApiVersion(PLAYED.getFirst()))
        : Optional.empty();
  }

  Answering node() {
    return Simple.of("ApiVersion", "handle", handle)
        .with("displayName", handle)
        .with("supported", !handle.equals("unstable"));
  }
}
