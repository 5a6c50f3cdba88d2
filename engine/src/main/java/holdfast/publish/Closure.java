package holdfast.publish;

import java.time.Instant;

/**
 * A store lets nobody in and is left alone.
 *
 * @param why in the store's words
 * @param storeVersion of the store then: with another one, which may have other credentials, it is
 *     tried again
 */
public record Closure(ClosedFor reason, String why, Instant at, long storeVersion) {}
