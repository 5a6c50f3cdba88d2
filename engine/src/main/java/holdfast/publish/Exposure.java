package holdfast.publish;

import java.time.Instant;

/**
 * Units that a store shows, or may be showing, and that are not there for it alone: other stores
 * show them as well, or nobody has them any more.
 *
 * @param numbers in how many of its numbers they are
 * @param at when that was found
 */
public record Exposure(long units, int numbers, Instant at) {}
