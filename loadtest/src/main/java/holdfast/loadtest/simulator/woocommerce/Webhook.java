package holdfast.loadtest.simulator.woocommerce;

import java.net.URI;
import java.time.Instant;

/**
 * A subscription to a topic.
 *
 * @param status {@code active}, {@code paused} or {@code disabled}
 * @param topic such as {@code order.updated}
 * @param failures failed deliveries in a row
 * @param pinged whether its ping was answered with 200
 */
record Webhook(
    long id,
    String name,
    String status,
    String topic,
    URI address,
    String secret,
    int failures,
    boolean pinged,
    Instant created,
    Instant modified) {
  static final String ACTIVE = "active";
  static final String DISABLED = "disabled";

  /** A failure when the counter is above this disables: the seventh in a row, not the fifth. */
  private static final int FAILURES_MAX = 5;

  boolean isActive() {
    return status.equals(ACTIVE);
  }

  /** {@code order} of {@code order.updated}. */
  String resource() {
    return topic.substring(0, topic.indexOf('.'));
  }

  /** {@code updated} of {@code order.updated}. */
  String event() {
    return topic.substring(topic.indexOf('.') + 1);
  }

  /** After a delivery. Becoming active again does not forget failures, only a success does. */
  Webhook attempted(boolean accepted) {
    if (accepted) {
      return withFailures(0);
    }
    return failures > FAILURES_MAX ? withStatus(DISABLED) : withFailures(failures + 1);
  }

  Webhook withStatus(String changed) {
    return new Webhook(
        id, name, changed, topic, address, secret, failures, pinged, created, modified);
  }

  Webhook withPinged(boolean answered) {
    return new Webhook(
        id, name, status, topic, address, secret, failures, answered, created, modified);
  }

  private Webhook withFailures(int changed) {
    return new Webhook(
        id, name, status, topic, address, secret, changed, pinged, created, modified);
  }
}
