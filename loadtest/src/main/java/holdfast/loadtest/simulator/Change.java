package holdfast.loadtest.simulator;

import java.time.Instant;

/**
 * A quantity as it changed, or was set to what it had been.
 *
 * @param number counts the changes of all shops, from 1
 * @param before what the shop showed until then
 * @param after what it shows now; may be below zero
 */
public record Change(
    long number, String shop, Shelf shelf, long before, long after, Cause cause, Instant at) {}
