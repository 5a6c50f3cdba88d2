package holdfast.loadtest.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in a shop now. Rates are probabilities, 0 to 1, of each call or delivery. Its
 * components are the fields of the control endpoint, see {@link FaultFields}.
 *
 * @param latencyMillis each call waits as long before it is looked at
 * @param jitterMillis and up to so much longer
 * @param failRate calls answered with {@code status} and not carried out
 * @param status 429, 503, …
 * @param retryAfter seconds in {@code Retry-After} of such an answer; none if null
 * @param timeoutAfterApplyingRate calls carried out and never answered
 * @param htmlRate calls answered with a page for people, status 200, and not carried out
 * @param trailingGarbageRate answers with a PHP warning behind the JSON (WooCommerce)
 * @param stripAuthorization the web server hides the header from the shop (WooCommerce)
 * @param sellBelowZero the checkout does not look whether the units are there, as when many buy at
 *     the same moment
 * @param oddQuantities quantities as decimals and strings (WooCommerce)
 * @param dropWebhooks deliveries that are lost
 * @param duplicateWebhooks deliveries that come twice
 * @param delayWebhooksMillis each delivery waits as long
 * @param shuffleWebhooks deliveries wait up to as long again, or up to a second, and overtake
 * @param throttleRate queries refused as if the bucket were empty (Shopify)
 * @param throttleAs429 throttled answers have the status 429, not 200 (Shopify)
 * @param changeMillis a change with an idempotency key runs as long (Shopify)
 * @param changeDiesRate such changes that break off with a 500, and spoil their key (Shopify)
 * @param unavailableRate adjustments refused as SERVICE_UNAVAILABLE (Shopify)
 */
public record Faults(
    long latencyMillis,
    long jitterMillis,
    double failRate,
    int status,
    @Nullable Integer retryAfter,
    double timeoutAfterApplyingRate,
    double htmlRate,
    double trailingGarbageRate,
    boolean stripAuthorization,
    boolean sellBelowZero,
    boolean oddQuantities,
    double dropWebhooks,
    double duplicateWebhooks,
    long delayWebhooksMillis,
    boolean shuffleWebhooks,
    double throttleRate,
    boolean throttleAs429,
    long changeMillis,
    double changeDiesRate,
    double unavailableRate) {
  private static final Duration SHUFFLED_OVER_MIN = Duration.ofSeconds(1);

  /** A shop in which nothing goes wrong. */
  public static final Faults NONE =
      new Faults(
          0, 0, 0, 503, null, 0, 0, 0, false, false, false, 0, 0, 0, false, 0, false, 0, 0, 0);

  Duration latency(Dice dice) {
    return Duration.ofMillis(latencyMillis).plus(dice.upTo(Duration.ofMillis(jitterMillis)));
  }

  Duration delay(Dice dice) {
    Duration delay = Duration.ofMillis(delayWebhooksMillis);
    return shuffleWebhooks ? delay.plus(dice.upTo(shuffledOver())) : delay;
  }

  /** Within what time deliveries overtake each other, and repeated ones follow. */
  Duration shuffledOver() {
    Duration delay = Duration.ofMillis(delayWebhooksMillis);
    return delay.compareTo(SHUFFLED_OVER_MIN) > 0 ? delay : SHUFFLED_OVER_MIN;
  }
}
