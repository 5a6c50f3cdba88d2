package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Outcome;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts the reservations of one unit that a measurement was granted, and explains the stock by
 * them afterwards: a server that is fast because it forgets must not pass.
 */
final class GrantCount implements Consumer<Answer> {
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final int ttlSeconds;
  private final long startNanos = System.nanoTime();
  private final List<Long> grantedBySecond = new ArrayList<>();
  private long granted;
  private long unknown;

  GrantCount(int ttlSeconds) {
    this.ttlSeconds = ttlSeconds;
  }

  @Override
  public void accept(Answer answer) {
    switch (answer) {
      case Answer.Lost lost -> unknown += lost.sent() ? 1 : 0;
      case Answer.Received received when received.status() == 201 -> count(received);
      case Answer.Received received when received.status() == 503 ->
          unknown += Outcome.of(received) instanceof Outcome.Unknown ? 1 : 0;
      case Answer.Received _ -> {}
    }
  }

  /**
   * What the counted grants don't explain.
   *
   * @param before the SKUs before the first reservation
   * @param after the same SKUs after the last one
   */
  List<Violation> check(List<SkuNumbers> before, List<SkuNumbers> after) {
    List<Violation> violations = new ArrayList<>();
    long held = 0;
    long changes = 0;
    for (int i = 0; i < after.size(); i++) {
      SkuNumbers was = before.get(i);
      SkuNumbers is = after.get(i);
      held += is.held();
      changes += is.version() - was.version();
      boolean adds = is.available() == is.onHand() - is.held() - is.committed();
      if (!adds || is.onHand() != was.onHand() || is.committed() != was.committed()) {
        violations.add(
            new Violation(Rule.NUMBERS_AGREE, "only holds were made, and " + was + " is " + is));
      }
    }
    long heldMin = stillHeld(System.nanoTime());
    if (held < heldMin || held > granted + unknown) {
      violations.add(
          new Violation(
              Rule.NUMBERS_AGREE,
              "%d units held, where %d to %d grants are alive"
                  .formatted(held, heldMin, granted + unknown)));
    }
    if (changes < granted) {
      violations.add(
          new Violation(
              Rule.VERSION_UNIQUE, changes + " versions passed with " + granted + " grants"));
    }
    return violations;
  }

  private void count(Answer.Received received) {
    granted++;
    int second = (int) ((received.sentNanos() - startNanos) / NANOS_PER_SECOND);
    while (grantedBySecond.size() <= second) {
      grantedBySecond.add(0L);
    }
    grantedBySecond.set(second, grantedBySecond.get(second) + 1);
  }

  /** Grants that were asked for so late that they cannot have expired yet. */
  private long stillHeld(long nowNanos) {
    long firstAlive = (nowNanos - startNanos) / NANOS_PER_SECOND - ttlSeconds + 1;
    return grantedBySecond.stream().skip(Math.max(0, firstAlive)).mapToLong(Long::longValue).sum();
  }
}
