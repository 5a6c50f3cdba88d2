package holdfast.catalog;

import java.util.Optional;

/**
 * Somebody who takes units.
 *
 * @param name what people call it
 * @param retailer on whose account it sells; without one it is the supplier's own
 * @param version counts changes, starting at 1
 */
public record Channel(ChannelId id, String name, Optional<RetailerId> retailer, long version) {}
