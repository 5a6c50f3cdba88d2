package holdfast.loadtest.simulator.woocommerce;

import java.util.List;
import java.util.Set;

/** The statuses of orders and what they do to the shop's own stock. */
final class Status {
  static final String DRAFT = "checkout-draft";
  static final String PENDING = "pending";
  static final String PROCESSING = "processing";
  static final String COMPLETED = "completed";
  static final String CANCELLED = "cancelled";
  static final String REFUNDED = "refunded";
  static final String TRASH = "trash";

  /** What an order may be told to become; the last one is a plugin's and does nothing to stock. */
  static final List<String> ALL =
      List.of(
          PENDING,
          PROCESSING,
          "on-hold",
          COMPLETED,
          CANCELLED,
          REFUNDED,
          "failed",
          DRAFT,
          "awaiting-pickup");

  private static final Set<String> LOWERS = Set.of("on-hold", PROCESSING, COMPLETED);
  private static final Set<String> RAISES = Set.of(CANCELLED, PENDING);
  private static final Set<String> HOLDS = Set.of(PENDING, DRAFT);

  private Status() {}

  /** The units are taken, once for each line. */
  static boolean lowers(String status) {
    return LOWERS.contains(status);
  }

  /** The units come back, once. */
  static boolean raises(String status) {
    return RAISES.contains(status);
  }

  /** The units are kept for a while, and the quantity stays. */
  static boolean holds(String status) {
    return HOLDS.contains(status);
  }
}
