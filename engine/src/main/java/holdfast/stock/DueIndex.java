package holdfast.stock;

import java.time.Instant;
import java.util.List;

/**
 * Knows outside of entities which of them have something to do, also after a restart (blocking).
 *
 * @param <T> their ids
 */
public interface DueIndex<T> {
  /** Those whose time is not after {@code now}, the longest overdue first, {@code most} of them. */
  List<T> due(Instant now, int most);
}
