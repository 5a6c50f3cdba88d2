package holdfast.woocommerce;

import holdfast.catalog.ChannelId;
import holdfast.catalog.StatusEffect;
import holdfast.catalog.Store;
import java.util.Map;

/**
 * What must be known of a store in order to understand what it delivers.
 *
 * @param holdsDrafts whether orders hold units while their buyers are still filling them in
 * @param statuses what order statuses mean, by status without {@code wc-}; what stands here wins
 *     over what the platform's own statuses usually mean
 */
public record WooStore(ChannelId id, boolean holdsDrafts, Map<String, StatusEffect> statuses) {
  /** Keeps its own copy. */
  public WooStore {
    statuses = Map.copyOf(statuses);
  }

  /** A store that holds units for carts holds them for drafts of orders as well. */
  public static WooStore of(Store store) {
    return new WooStore(store.id(), store.holdSeconds().isPresent(), store.statusEffects());
  }
}
