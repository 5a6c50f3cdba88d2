package holdfast.order;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import java.util.Optional;

/** What an order must know of the store that it is from. Lookups in memory: none blocks. */
public interface Shops {
  /** What a store's settings say; those of a plain channel if it is no store. */
  Terms terms(ChannelId store);

  /** The SKU that a line is about; none as long as nobody said so. */
  Optional<SkuId> sku(ChannelId store, OrderLine line);

  /** Our name of a shop's location; of the one that the store books at when it says none. */
  Optional<LocationId> location(ChannelId store, Optional<String> platformLocation);
}
