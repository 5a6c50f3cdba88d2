package holdfast.allocation;

import holdfast.catalog.ChannelId;
import holdfast.catalog.WindowId;

/** One place where a SKU is sold. */
public sealed interface Outlet {
  /** On whose account it sells. */
  Taker taker();

  /**
   * What a store that cannot reserve shows for one of its listings.
   *
   * @param listing the store's own name for the variant
   */
  record Window(ChannelId store, String listing, Taker taker) implements Outlet {
    /** Its name. */
    public WindowId id() {
      return new WindowId(store, listing);
    }
  }

  /** A channel that reserves before it sells, and shows nothing that could be sold twice. */
  record Counter(ChannelId channel, Taker taker) implements Outlet {}
}
