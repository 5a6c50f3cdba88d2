package holdfast.http.api;

import holdfast.intake.ReviewReason;
import holdfast.order.Trouble;
import java.util.Arrays;
import java.util.Optional;

/** By which reasons the review queue can be searched. */
enum ReviewTopic {
  UNREADABLE,
  UNDELIVERED,
  UNKNOWN_STORE,
  /** Any order. */
  ORDER,
  UNMAPPED,
  UNKNOWN_SKU,
  UNKNOWN_CHANNEL,
  UNKNOWN_LOCATION,
  SHIPPED_WITHOUT_STOCK,
  TOO_MANY_UNITS,
  REFUSED,
  STALE,
  REFUNDS_UNREAD,
  /** Any oversell that is for a person to decide. */
  OVERSELL,
  /** Any store that does not deliver all that has to be heard. */
  WEBHOOKS;

  /** The reason of deliveries that it is. */
  Optional<ReviewReason> ofDelivery() {
    return Arrays.stream(ReviewReason.values())
        .filter(reason -> this != ORDER && reason.name().equals(name()))
        .findFirst();
  }

  /** The reason of orders that it is. */
  Optional<Trouble.Reason> ofOrder() {
    return Arrays.stream(Trouble.Reason.values())
        .filter(reason -> reason.name().equals(name()))
        .findFirst();
  }
}
