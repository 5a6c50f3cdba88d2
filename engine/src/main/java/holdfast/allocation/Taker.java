package holdfast.allocation;

import holdfast.catalog.RetailerId;

/** On whose account units are taken. */
public sealed interface Taker {
  /** The supplier's own channels, all together. */
  record OwnChannels() implements Taker {}

  /** All stores of one retailer, together. */
  record OfRetailer(RetailerId retailer) implements Taker {}
}
