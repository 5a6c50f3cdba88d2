package holdfast.catalog;

/**
 * Names a number that a store shows for a SKU, as {@link LevelKey} does, but in our own words:
 * listings that share a number are one window.
 *
 * @param listing the first by id of the listings that show it and are not parked
 */
public record WindowId(ChannelId store, String listing) implements Comparable<WindowId> {
  @Override
  public int compareTo(WindowId other) {
    var order = store.compareTo(other.store);
    return order == 0 ? listing.compareTo(other.listing) : order;
  }
}
