package holdfast.http.api;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import holdfast.stock.ReservationId;
import holdfast.stock.StockViews;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which ids may be in use without the directory knowing: those from before this start, those
 * that the directory had to forget, and those of other nodes. Almost every new id is told apart
 * without asking the database. Never says no wrongly; a wrong yes costs one query.
 */
public final class EarlierIds {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierIds.class);

  /** More ids than expected only mean more queries. */
  private static final double WRONG_YES = 0.001;

  private static final int PAGE = 10_000;

  private final BloomFilter<CharSequence> seen;
  private volatile boolean isComplete;

  /** Answers best for up to {@code expected} ids, at 15 bits each. */
  public EarlierIds(long expected) {
    seen = BloomFilter.create(Funnels.unencodedCharsFunnel(), expected, WRONG_YES);
  }

  /**
   * Reads the ids that there are; blocks. Until it has succeeded, every id may be an earlier one.
   * Not for a node of several: the others go on making ids.
   */
  public void load(StockViews views) {
    try {
      var page = views.reservations(Optional.empty(), PAGE);
      while (!page.isEmpty()) {
        page.forEach(this::add);
        page = views.reservations(Optional.of(page.getLast()), PAGE);
      }
      isComplete = true;
    } catch (RuntimeException e) {
      LOG.warn("until the next start each new reservation costs a query: {}", e.getMessage());
    }
  }

  /** Notes an id that is no longer known otherwise. */
  void add(ReservationId id) {
    seen.put(id.value());
  }

  boolean mayContain(ReservationId id) {
    return !isComplete || seen.mightContain(id.value());
  }
}
