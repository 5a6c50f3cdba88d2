package holdfast.stock;

import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.List;

/**
 * Knows outside the SKUs which of them have reservations to expire, also after a restart
 * (blocking).
 */
public interface DueIndex {
  /**
   * SKUs whose earliest deadline is not after {@code now}, the longest overdue first, {@code most}
   * of them.
   */
  List<SkuId> due(Instant now, int most);
}
