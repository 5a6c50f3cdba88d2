package holdfast.persistence.intake;

import java.time.Duration;

/**
 * How deliveries are kept.
 *
 * @param node whose deliveries these are; the same after a restart
 * @param waitingMax deliveries that may wait for their commit
 * @param waitingSizeMax characters of their bodies
 * @param keepWithin how long one may wait for its commit
 * @param retention how long deliveries stay that need nobody any more
 */
public record InboxSettings(
    String node, int waitingMax, long waitingSizeMax, Duration keepWithin, Duration retention) {}
