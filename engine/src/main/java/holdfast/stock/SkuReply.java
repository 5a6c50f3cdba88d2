package holdfast.stock;

import holdfast.allocation.AllocationReport;
import holdfast.allocation.Entitlement;
import holdfast.allocation.PublicationReport;
import java.util.List;
import java.util.Optional;

/** What a {@link SkuEntity} replies. */
public sealed interface SkuReply {
  /** The command was decided, and everything that the answer rests on is committed. */
  record Answered(Answer answer) implements SkuReply {}

  /**
   * What is where as of the last commit, and what each retailer may take of it now; nothing of
   * retailers for who did not ask.
   */
  record Seen(SkuSummary summary, List<Entitlement> retailers) implements SkuReply {}

  /**
   * As {@link Seen}, and what the outlets should show; nothing of them if nobody defined the SKU.
   *
   * @param shownAtMost of a SKU that keeps record of what its windows show
   */
  record Published(Seen seen, Optional<PublicationReport> report, Optional<ShownAtMost> shownAtMost)
      implements SkuReply {}

  /** Why somebody may take what it may; nothing of a SKU that nobody has defined. */
  record Explained(Optional<AllocationReport> report, long version) implements SkuReply {}

  /** The reservation as of the last commit, unless it is unknown or has left the state. */
  record Found(Optional<Reservation> reservation, long version) implements SkuReply {}

  /** What the command would be answered now; nothing was done. */
  record Considered(Answer answer) implements SkuReply {}

  /** Too much is queued. Nothing was done. */
  record Busy() implements SkuReply {}

  /** The storage can't be reached. Nothing was done. */
  record Unavailable() implements SkuReply {}

  /** The write may have been committed or not; asking again with the same id tells. */
  record OutcomeUnknown() implements SkuReply {}
}
