package holdfast.allocation;

import java.util.Optional;

/**
 * What came of saying something on a level.
 *
 * @param rollout takes the change to the SKUs; none when the level said so already
 */
public record PolicyChange(PolicyEntry entry, Optional<Rollout> rollout) {}
