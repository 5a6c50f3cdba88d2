package holdfast.loadtest.scenario;

/**
 * A measurement of durable reservations next to an empty route.
 *
 * @param skus how many SKUs the reservations are spread over evenly; 1 is one hot SKU
 * @param connections each with one request outstanding
 * @param warmupSeconds of each kind of request, before anything is measured
 * @param seconds measured of each kind
 * @param slices how many times the two kinds take turns, so that a noisy moment of the machine does
 *     not fall on one of them only
 * @param ttlSeconds of the reservations
 */
public record BenchSettings(
    int skus, int connections, int warmupSeconds, int seconds, int slices, int ttlSeconds) {}
