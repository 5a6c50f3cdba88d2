package holdfast.allocation;

import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody may take so many units of a SKU.
 *
 * @param taken in the current allocation period; of the own channels not counted in period 0
 * @param period its number; 0 until a policy divides the SKU or somebody wishes for a new one
 * @param startedAt when it began; of no meaning in period 0
 */
public record AllocationReport(
    Strategy strategy,
    Explanation explanation,
    Optional<Long> taken,
    long period,
    Instant startedAt) {}
