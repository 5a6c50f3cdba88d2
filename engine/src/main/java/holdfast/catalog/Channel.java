package holdfast.catalog;

/**
 * Somebody who takes units.
 *
 * @param name what people call it
 * @param version counts changes, starting at 1
 */
public record Channel(ChannelId id, String name, long version) {}
