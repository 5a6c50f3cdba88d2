package holdfast.stock;

import holdfast.allocation.Conflict;
import java.time.Instant;
import java.util.Optional;

/**
 * Units of a sale for which there were none: who sold them and when stands in the sale itself.
 *
 * @param at when the engine found out; if units are missing again, the last time
 * @param policy what becomes of the units that still have none: as the policy said then, or as a
 *     person decided since
 * @param units how many there were, in all
 * @param filled how many of them have got a unit since
 * @param cancelled how many of them the shop has taken back
 * @param available units that were on the shelves, promised to nobody, when it was reported
 * @param promised units that were held for others or committed to them
 * @param rule code of the rule that stopped the sale from taking more
 * @param decision who decided otherwise, if anybody did, and why
 */
public record Oversell(
    Instant at,
    Conflict policy,
    int units,
    int filled,
    int cancelled,
    long available,
    long promised,
    String rule,
    Optional<Movement.Note> decision) {

  /** What has become of it. */
  public enum Status {
    /** Units are still missing. */
    OPEN,
    /** Every unit was found in the end. */
    FILLED,
    /** No unit is missing any more, but some were taken back by the shop. */
    CANCELLED
  }

  /** Units that are still missing. */
  public int open() {
    return units - filled - cancelled;
  }

  /** What has become of it. */
  public Status status() {
    if (open() > 0) {
      return Status.OPEN;
    }
    return cancelled > 0 ? Status.CANCELLED : Status.FILLED;
  }

  /** With what became of units that were missing before. */
  Oversell after(Optional<Oversell> settled) {
    return settled
        .map(
            old ->
                new Oversell(
                    at,
                    policy,
                    old.units,
                    old.filled,
                    old.cancelled,
                    available,
                    promised,
                    rule,
                    decision))
        .orElse(this);
  }

  /** With {@code more} units missing. */
  Oversell growing(int more) {
    return new Oversell(
        at, policy, units + more, filled, cancelled, available, promised, rule, decision);
  }

  Oversell filling(int found) {
    return new Oversell(
        at, policy, units, filled + found, cancelled, available, promised, rule, decision);
  }

  Oversell cancelling(int takenBack) {
    return new Oversell(
        at, policy, units, filled, cancelled + takenBack, available, promised, rule, decision);
  }

  Oversell decided(Conflict newPolicy, Movement.Note note) {
    return new Oversell(
        at, newPolicy, units, filled, cancelled, available, promised, rule, Optional.of(note));
  }
}
