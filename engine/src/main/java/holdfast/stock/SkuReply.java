package holdfast.stock;

import java.util.Optional;

/** What a {@link SkuEntity} replies. */
public sealed interface SkuReply {
  /** The command was decided, and everything that the answer rests on is committed. */
  record Answered(Answer answer) implements SkuReply {}

  /** What is where, as of the last commit. */
  record Seen(SkuSummary summary) implements SkuReply {}

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
