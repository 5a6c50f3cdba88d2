package holdfast.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody may take so many units of a SKU.
 *
 * @param taken in the current allocation period; of the own channels not counted in period 0
 * @param period its number; 0 until a policy divides the SKU or somebody wishes for a new one
 * @param startedAt when it began; of no meaning in period 0
 * @param soldLately units that all retailers together sold in the last {@link #LATELY_DAYS}; own
 *     channels ask before they sell, and need no buffer
 * @param available units that are there to be divided
 * @param publication what the outlets show that were asked about
 */
public record AllocationReport(
    Strategy strategy,
    Explanation explanation,
    Optional<Long> taken,
    long period,
    Instant startedAt,
    long soldLately,
    long available,
    PublicationReport publication) {
  /** What {@link #soldLately} looks back on. */
  public static final int LATELY_DAYS = 28;

  /** What to keep for sales that shops make before they show a new number. */
  public BufferAdvice bufferAdvice(Duration worstDelay) {
    return BufferAdvice.of((double) soldLately / LATELY_DAYS, worstDelay, available);
  }
}
