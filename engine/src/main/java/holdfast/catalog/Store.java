package holdfast.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * One shop on one platform. A store is a channel: it takes units under the same id.
 *
 * @param name what people call it
 * @param retailer whose shop it is; without one it is the supplier's own
 * @param domain of a Shopify shop {@code name.myshopify.com}, of WooCommerce the site's base URL;
 *     these two always have one
 * @param plan what the platform calls the shop's plan, which bounds how fast it may be asked
 * @param location where the store's restocks and fulfilments are booked unless its own location
 *     says otherwise
 * @param platformLocation the shop's id of its location that is pushed to and read
 * @param api how its API is reached
 * @param restockAuthority whether the shop's restock flag moves stock
 * @param testStore whether its test orders count
 * @param holdSeconds how long carts and pending orders hold units; without it they hold none
 * @param statusEffects what order statuses of WooCommerce plugins mean, by status
 * @param syncLevel how its numbers are kept true
 * @param feedSeconds how often a file is made, at the sync level {@code FEED}
 * @param onDrift what follows when it shows a number that nobody can explain
 * @param paused whether nothing is pushed to it now
 * @param version counts changes, starting at 1
 */
public record Store(
    ChannelId id,
    String name,
    Optional<RetailerId> retailer,
    Platform platform,
    Optional<String> domain,
    Optional<String> plan,
    Optional<LocationId> location,
    Optional<String> platformLocation,
    ShopApi api,
    RestockAuthority restockAuthority,
    boolean testStore,
    Optional<Integer> holdSeconds,
    Map<String, StatusEffect> statusEffects,
    SyncLevel syncLevel,
    Optional<Integer> feedSeconds,
    OnDrift onDrift,
    boolean paused,
    long version) {
  /** Most order statuses that a store maps. */
  public static final int STATUSES_MAX = 100;

  /** Shortest time between two files, in seconds. */
  public static final int FEED_SECONDS_MIN = 60;

  /** Longest time between two files, in seconds: four weeks. */
  public static final int FEED_SECONDS_MAX = 4 * 7 * 24 * 3600;

  /** Time between two files when nobody says otherwise, in seconds: a day. */
  public static final int FEED_SECONDS_DEFAULT = 24 * 3600;

  /** Keeps its own copy. */
  public Store {
    statusEffects = Map.copyOf(statusEffects);
  }

  /** The same store with another version. */
  public Store withVersion(long number) {
    return with(paused, number);
  }

  /** The store's next version, in which nothing is pushed to it. */
  public Store pausing() {
    return with(true, version + 1);
  }

  private Store with(boolean isPaused, long number) {
    return new Store(
        id,
        name,
        retailer,
        platform,
        domain,
        plan,
        location,
        platformLocation,
        api,
        restockAuthority,
        testStore,
        holdSeconds,
        statusEffects,
        syncLevel,
        feedSeconds,
        onDrift,
        isPaused,
        number);
  }
}
