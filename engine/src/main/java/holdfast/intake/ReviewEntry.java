package holdfast.intake;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a person must look at, or had to.
 *
 * @param id of a delivery, that delivery's
 * @param detail what is wrong, for people
 * @param order the shop's id of the order that it is about
 * @param since when it first came here
 * @param attempts how often it was tried in vain
 * @param settlement who ended it and why, if it is ended
 */
public record ReviewEntry(
    String id,
    ChannelId store,
    ReviewReason reason,
    String detail,
    Optional<String> order,
    State state,
    Instant since,
    int attempts,
    Optional<Settlement> settlement) {
  /** Where an entry stands. The names are part of the API, and stored. */
  public enum State {
    /** A person must look. */
    OPEN,
    /** A person has decided that nothing shall follow. */
    IGNORED,
    /** What was wrong is mended. */
    SOLVED
  }

  /**
   * The end of an entry.
   *
   * @param operator who ignored it; nobody if it was solved
   * @param note why it was ignored
   */
  public record Settlement(Instant at, Optional<String> operator, Optional<String> note) {}
}
