package holdfast.loadtest.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What really happened on one shelf, for a harness that judges.
 *
 * @param sold units sold, also those that came back later
 * @param oversold units sold that the shelf did not have
 * @param lowest the lowest quantity ever shown
 * @param lastPush when it was last set over the API
 */
public record Truth(
    long quantity,
    long sold,
    long oversold,
    long lowest,
    Instant lastChange,
    @Nullable Instant lastPush) {
  static Truth opened(long quantity, Instant at) {
    return new Truth(quantity, 0, 0, quantity, at, null);
  }

  Truth after(Change change) {
    long units = change.cause() == Cause.SALE ? change.before() - change.after() : 0;
    return new Truth(
        change.after(),
        sold + units,
        oversold + Math.max(0, units - Math.max(0, change.before())),
        Math.min(lowest, change.after()),
        change.at(),
        change.cause() == Cause.PUSH ? change.at() : lastPush);
  }
}
