package holdfast.stock;

import java.time.Duration;

/**
 * How SKUs run. The server's defaults and their reasons stand in {@code reference.conf} under
 * {@code holdfast.sku}.
 *
 * @param queueMax commands that may wait in one SKU
 * @param batchMax commands that are decided and committed together
 * @param inFlightMax commands that may be under way on this node
 * @param askTimeout how long a caller waits before the outcome counts as unknown
 * @param restartPause how long a SKU whose journal failed waits before it tries again
 * @param snapshotAfter events after which a snapshot is worth it at a quiet moment
 * @param snapshotAtLatest events after which one is taken even under load, so that a restart stays
 *     short
 */
public record SkuSettings(
    int queueMax,
    int batchMax,
    int inFlightMax,
    Duration askTimeout,
    Duration restartPause,
    int snapshotAfter,
    int snapshotAtLatest,
    Moment.Limits limits) {}
