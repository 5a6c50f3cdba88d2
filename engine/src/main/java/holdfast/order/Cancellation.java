package holdfast.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a shop is asked to cancel, because there is no unit for it.
 *
 * @param id the key under which the shop is asked: asked again, it cancels once
 * @param at when that was decided
 * @param units of the order's lines; none of them has left
 * @param note why, for the shop's staff
 * @param isRestocked whether the shop is to count the units as there again
 * @param isBuyerTold whether the shop is to write to the buyer
 * @param discountCode what to offer the buyer for the trouble
 */
public record Cancellation(
    String id,
    Instant at,
    List<Shipment.Units> units,
    String note,
    boolean isRestocked,
    boolean isBuyerTold,
    Optional<String> discountCode) {
  /** Keeps its own copy of the units. */
  public Cancellation {
    units = List.copyOf(units);
  }

  /** How the shop answered. The names are part of the API, and stored. */
  public enum Outcome {
    /** It has cancelled; what the order is now, its own news will say. */
    DONE,
    /** It won't: a person decides. */
    REFUSED,
    /** Nobody can ask it: a person decides. */
    NOT_CONNECTED
  }

  /**
   * The shop's answer.
   *
   * @param why for people; empty when it is done
   */
  public record Answer(Outcome outcome, String why, Instant at) {}

  /** Units of a line. */
  int units(String line) {
    return units.stream()
        .filter(of -> of.line().equals(line))
        .mapToInt(Shipment.Units::quantity)
        .sum();
  }
}
