package holdfast.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money given back for units of an order; what it means for the shelf is for us to decide.
 *
 * @param id the shop's own id
 * @param createdAt by the shop's clock
 * @param lines what was refunded; none when it was about money only
 */
public record Refund(String id, Instant createdAt, List<Line> lines) {
  /** Keeps its own copy of the lines. */
  public Refund {
    lines = List.copyOf(lines);
  }

  /**
   * Units of one line of the order; the same line may stand in a refund more than once.
   *
   * @param id the shop's own id of this part of the refund: it moves stock once
   * @param line of the order
   * @param platformLocation where the shop put the units, if it says so
   */
  public record Line(
      String id, String line, int quantity, Restock restock, Optional<String> platformLocation) {}

  /** What the shop says became of the units. */
  public enum Restock {
    /** They had not been shipped, and won't be. */
    CANCEL,
    /** They had been shipped and come back. */
    RETURN,
    /** Only the money went back; units that were not shipped won't be. */
    NONE,
    /** The shop does not say: as {@link #CANCEL} if unshipped, else as {@link #RETURN}. */
    UNSAID
  }
}
