package holdfast.persistence.sync;

import java.time.Duration;

/**
 * How exchanges are kept.
 *
 * @param bodyMax characters that are kept of a request, and of a response
 * @param waitingMax exchanges that may wait to be written
 * @param waitingSizeMax characters of what waits
 * @param retention how long they stay
 */
public record SyncLogSettings(
    int bodyMax, int waitingMax, long waitingSizeMax, Duration retention) {}
