package holdfast.woocommerce;

import holdfast.catalog.StatusEffect;
import holdfast.order.OrderSnapshot.Stage;
import java.util.Optional;

/**
 * How far an order has come by its status.
 *
 * @param stage none when this status changes nothing
 * @param doubt why a person should look at it
 */
record WooStatus(Optional<Stage> stage, Optional<String> doubt) {
  private static final String PREFIX = "wc-";

  /**
   * Reads a status.
   *
   * @param hasLeft the order has been completed before: what left is not free again because the
   *     order is cancelled or refunded
   * @param isReduced the store's own stock is still lowered for it
   */
  static WooStatus of(String printed, WooStore store, boolean hasLeft, boolean isReduced) {
    var status = printed.startsWith(PREFIX) ? printed.substring(PREFIX.length()) : printed;
    var effect =
        Optional.ofNullable(store.statuses().get(status))
            .or(() -> Optional.ofNullable(store.statuses().get(PREFIX + status)));
    var released = hasLeft ? Stage.COMPLETED : Stage.CANCELLED;
    return effect
        .map(known -> mapped(known, released))
        .orElseGet(() -> usual(status, store, released, isReduced));
  }

  private static WooStatus mapped(StatusEffect effect, Stage released) {
    return switch (effect) {
      case HOLD -> certain(Stage.WANTED);
      case COMMIT -> certain(Stage.SOLD);
      case SHIPPED -> certain(Stage.COMPLETED);
      case RELEASE -> certain(released);
      case IGNORE -> new WooStatus(Optional.empty(), Optional.empty());
    };
  }

  private static WooStatus usual(String status, WooStore store, Stage released, boolean isReduced) {
    return switch (status) {
      case "auto-draft" -> certain(Stage.IGNORED);
      case "checkout-draft" -> certain(store.holdsDrafts() ? Stage.WANTED : Stage.IGNORED);
      case "pending" -> certain(Stage.WANTED);
      case "on-hold", "processing" -> certain(Stage.SOLD);
      case "completed" -> certain(Stage.COMPLETED);
      case "cancelled", "refunded", "trash" -> certain(released);
      case "failed" -> failed(released, isReduced);
      default ->
          doubtful(
              Stage.WANTED,
              "is a status that is not mapped for this store, so its units are held;"
                  + " map it to HOLD, COMMIT, SHIPPED, RELEASE or IGNORE");
    };
  }

  /** The platform does not raise stock again for a payment that fails late. */
  private static WooStatus failed(Stage released, boolean isReduced) {
    return isReduced && released == Stage.CANCELLED
        ? doubtful(
            Stage.SOLD,
            "is failed after the store has taken the units from its stock, so they stay"
                + " committed; cancel the order in the store if they are free")
        : certain(released);
  }

  private static WooStatus certain(Stage stage) {
    return new WooStatus(Optional.of(stage), Optional.empty());
  }

  private static WooStatus doubtful(Stage stage, String why) {
    return new WooStatus(Optional.of(stage), Optional.of(why));
  }
}
