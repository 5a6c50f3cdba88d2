package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.Optional;

/** On whose account units are taken. */
public sealed interface Taker {
  /** The taker that a channel of {@code retailer}, or of nobody, takes units for. */
  static Taker of(Optional<RetailerId> retailer) {
    return retailer.<Taker>map(OfRetailer::new).orElseGet(OwnChannels::new);
  }

  /** The supplier's own channels, all together. */
  record OwnChannels() implements Taker {}

  /** All stores of one retailer, together. */
  record OfRetailer(RetailerId retailer) implements Taker {}
}
