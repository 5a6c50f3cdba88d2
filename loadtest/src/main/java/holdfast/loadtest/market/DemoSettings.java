package holdfast.loadtest.market;

import java.time.Duration;
import java.util.Optional;

/**
 * How much happens in a demo.
 *
 * @param skus how many the supplier sells
 * @param ordersPerSecond of shoppers, over all shops
 * @param duration how long the shops are open; empty: until the process is ended
 * @param seed decides what is left to chance
 */
public record DemoSettings(
    int skus, double ordersPerSecond, Optional<Duration> duration, long seed) {
  /** Units of each SKU at first. */
  static final long OPENING = 25;

  /**
   * Each unit is offered in one place, so that no two shops can sell it. What remains is a shop
   * that sells what it no longer has: Shopify refuses a number that overtakes a sale (it compares
   * before it sets), WooCommerce can't. For that the last units of each SKU are shown nowhere.
   */
  static final String POLICY =
      """
      {"strategy":"HYBRID","ownChannelReserve":4,"safetyBuffer":{"units":5},"rebalance":"ON_RECEIPT",
       "publishing":{"mode":"EXCLUSIVE"},"conflict":"REVIEW",
       "retailers":[{"retailer":"alder","floor":4},{"retailer":"birch","floor":4},
                    {"retailer":"cedar","floor":4}]}\
      """;
}
