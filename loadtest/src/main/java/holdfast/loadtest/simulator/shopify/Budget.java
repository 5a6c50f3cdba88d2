package holdfast.loadtest.simulator.shopify;

import java.time.Duration;
import java.time.Instant;

/**
 * The points that one app may spend in one shop: a bucket that fills by itself. A query is charged
 * what it may cost before it runs, and gets back afterwards what it did not use.
 */
final class Budget {
  private final Plan plan;
  private double available;
  private Instant counted;

  Budget(Plan plan, Instant now) {
    this.plan = plan;
    available = plan.bucket();
    counted = now;
  }

  /** Takes the points if they are there. */
  synchronized boolean charge(int points, Instant now) {
    refill(now);
    if (available < points) {
      return false;
    }
    available -= points;
    return true;
  }

  /** Gives points back. */
  synchronized void refund(int points, Instant now) {
    refill(now);
    available = Math.min(plan.bucket(), available + points);
  }

  /** Empties the bucket, as if other calls had used it up. */
  synchronized void drain(Instant now) {
    counted = now;
    available = 0;
  }

  /** Whole points that can be spent now. */
  synchronized int available(Instant now) {
    refill(now);
    return (int) available;
  }

  Plan plan() {
    return plan;
  }

  private void refill(Instant now) {
    if (now.isAfter(counted)) {
      double seconds = Duration.between(counted, now).toNanos() / 1e9;
      available = Math.min(plan.bucket(), available + seconds * plan.restorePerSecond());
      counted = now;
    }
  }
}
