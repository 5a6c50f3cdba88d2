package holdfast.publish;

import java.time.Duration;

/**
 * How stores are told their numbers.
 *
 * @param settle how long an order may be late that explains why a store shows another number
 * @param look how often to look meanwhile whether it came
 * @param retry pauses after failures of one number, or one push
 * @param breakerAfter calls in vain in a row after which a store is left alone for a while
 * @param breaker for how long
 * @param hourlyMax most pushes of one number in an hour
 * @param keyLife how long a platform may be trusted to remember a push's key
 * @param collapse how long changes of stock are gathered before stores are nudged
 * @param sweep how often to look for what was never pushed
 */
public record PublishSettings(
    Duration settle,
    Duration look,
    Backoff retry,
    int breakerAfter,
    Backoff breaker,
    int hourlyMax,
    Duration keyLife,
    Duration collapse,
    Duration sweep) {}
