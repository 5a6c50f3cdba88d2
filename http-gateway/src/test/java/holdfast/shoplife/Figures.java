package holdfast.shoplife;

/**
 * What must be true of a SKU when all is said and every hold is over.
 *
 * @param comingBack units that shops say come back and that nobody has received
 */
record Figures(int onHand, int held, int committed, int available, int comingBack) {}
