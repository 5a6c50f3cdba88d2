package holdfast.catalog;

/**
 * A business that sells the supplier's units in stores of its own.
 *
 * @param name what people call it
 * @param version counts changes, starting at 1
 */
public record Retailer(RetailerId id, String name, long version) {}
