package holdfast.intake;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person must look at. Nothing leaves it without a trace. Calls block for one transaction
 * and fail with the queue's own unchecked exception when the database can't be reached.
 */
public interface ReviewQueue {
  /**
   * Entries, the oldest first.
   *
   * @param after the last id of the page before
   * @param limit most rows to return
   */
  List<ReviewEntry> entries(Filter filter, Optional<String> after, int limit);

  /** One entry. */
  Optional<ReviewEntry> entry(String id);

  /**
   * Has a delivery worked on anew. The entry stays open until that has succeeded.
   *
   * @return the ticket to work on it; none when nobody must look at such a delivery
   */
  Optional<Ticket> retry(String id, Instant now);

  /**
   * Decides that nothing shall follow.
   *
   * @return the entry as it is now; none when there is no such entry that is open
   */
  Optional<ReviewEntry> ignore(String id, String operator, String note, Instant at);

  /** Which entries to list; an absent part lets all pass. */
  record Filter(
      Optional<ChannelId> store, Optional<ReviewReason> reason, ReviewEntry.State state) {}
}
