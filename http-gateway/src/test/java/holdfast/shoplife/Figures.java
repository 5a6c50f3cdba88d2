package holdfast.shoplife;

/**
 * What must be true of a SKU when all is said and every hold is over.
 *
 * @param comingBack units that shops say come back and that nobody has received
 */
record Figures(long onHand, long held, long committed, long available, long comingBack) {}
