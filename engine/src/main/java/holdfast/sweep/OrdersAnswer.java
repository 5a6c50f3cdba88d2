package holdfast.sweep;

import holdfast.publish.ClosedFor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders that a shop says have changed. */
public sealed interface OrdersAnswer {
  /**
   * A page.
   *
   * @param next where the next page begins; none on the last one
   * @param rest how long the shop's budget wants it to be left alone before the next call
   */
  record Page(List<Changed> orders, Optional<String> next, Duration rest) implements OrdersAnswer {
    /** Keeps its own copy. */
    public Page {
      orders = List.copyOf(orders);
    }
  }

  /** The shop is busy. */
  record Throttled(Duration pause) implements OrdersAnswer {}

  /** It did not answer, or not so that it could be understood. */
  record Failed(String why) implements OrdersAnswer {}

  /** The shop lets nobody in. */
  record Closed(ClosedFor reason, String why) implements OrdersAnswer {}

  /**
   * One order, as a webhook would have told it.
   *
   * @param id the shop's
   * @param changedAt by the shop's clock
   * @param topic what such a delivery is called, in the platform's words
   * @param body what such a delivery says
   */
  record Changed(String id, Instant changedAt, String topic, String body) {}
}
