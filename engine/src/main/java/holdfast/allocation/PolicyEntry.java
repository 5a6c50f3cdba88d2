package holdfast.allocation;

/**
 * What one level says, as it is kept.
 *
 * @param version counts changes, starting at 1
 */
public record PolicyEntry(PolicyLevel level, PolicyLayer layer, long version) {}
