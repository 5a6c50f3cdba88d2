package holdfast.shop;

import java.time.Instant;

/**
 * A number that a shop shows.
 *
 * @param at by the shop's clock: to be compared with moments of the same shop only
 */
public record Level(int number, Instant at) {
  /**
   * Whether it tells more than the other. Of two that a shop prints for one moment the lower one
   * counts, whichever came first: so the same is known in the end, and never too much is promised.
   */
  boolean supersedes(Level other) {
    return at.isAfter(other.at) || (at.equals(other.at) && number < other.number);
  }
}
