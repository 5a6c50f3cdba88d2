package holdfast.stock;

import java.time.Duration;

/**
 * How changes of policy go to the SKUs. The server's defaults and their reasons stand in {@code
 * application.conf} under {@code holdfast.rollout}.
 *
 * @param interval how often to look for a change that has SKUs left to ask
 * @param inFlightMax SKUs that are asked at the same time
 */
public record RolloutSettings(Duration interval, int inFlightMax) {}
