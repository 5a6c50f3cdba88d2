package holdfast.catalog;

/**
 * Names a number that a store shows; several listings may share one.
 *
 * @param item what the shop counts: an inventory item, or the variant where that counts for itself
 * @param location the shop's id of where; empty on platforms that count in one place
 */
public record LevelKey(ChannelId store, String item, String location) {
  /** The number that a listing shows. */
  public static LevelKey of(Store store, Listing listing) {
    return new LevelKey(
        store.id(),
        listing.inventoryItem().orElse(listing.variant()),
        store.platform().hasLocations()
            ? listing.platformLocation().or(store::platformLocation).orElse("")
            : "");
  }
}
