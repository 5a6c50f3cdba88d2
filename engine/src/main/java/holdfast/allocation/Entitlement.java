package holdfast.allocation;

import holdfast.catalog.RetailerId;

/**
 * What a retailer may take now of a SKU, and what it has taken.
 *
 * @param units that it may take now
 * @param taken units held and committed in the current allocation period
 */
public record Entitlement(RetailerId retailer, long units, long taken) {}
