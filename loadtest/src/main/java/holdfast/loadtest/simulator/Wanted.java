package holdfast.loadtest.simulator;

/**
 * A line of a cart or of a refund.
 *
 * @param id the item in a cart, the order line in a refund
 */
public record Wanted(long id, long units) {}
