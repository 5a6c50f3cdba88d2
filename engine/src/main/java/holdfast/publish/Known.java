package holdfast.publish;

import java.util.Optional;

/**
 * What is known of what a store shows for a listing, from what its webhooks and orders said.
 *
 * @param expected what it should show, its own sales taken off
 * @param pushed what it was last told
 * @param unexplained another number that it showed lately, which waits to be judged
 * @param isContradicted it has told several numbers of one moment, and has to be asked
 */
public record Known(
    Optional<Long> expected,
    Optional<Long> pushed,
    Optional<Long> unexplained,
    boolean isContradicted) {
  /** Nothing. */
  public static final Known NOTHING =
      new Known(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
