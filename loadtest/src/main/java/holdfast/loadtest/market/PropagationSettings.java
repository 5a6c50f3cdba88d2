package holdfast.loadtest.market;

/**
 * What is measured of how numbers reach shops.
 *
 * @param skus how many each shop sells
 * @param changesPerSecond of stock, over all SKUs; each concerns all shops
 * @param seconds how long stock changes
 * @param slowMillis how long the slow shop takes for each call
 * @param seed decides which SKUs change
 */
public record PropagationSettings(
    int skus, int changesPerSecond, int seconds, int slowMillis, long seed) {}
