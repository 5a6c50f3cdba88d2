package holdfast.stock;

/**
 * A SKU's units at one location.
 *
 * @param onHand good units physically there
 * @param damaged damaged units there, not part of {@code onHand}
 * @param quarantined units there that somebody has to look at, not part of {@code onHand} either
 * @param held units of live reservations
 * @param committed units of confirmed reservations, not yet shipped
 */
public record Shelf(int onHand, int damaged, int quarantined, int held, int committed) {
  /** Most units, good, damaged or in quarantine, that one location may have of a SKU. */
  public static final int UNITS_MAX = 1_000_000_000;

  /** A shelf without a unit. */
  public static final Shelf EMPTY = new Shelf(0, 0, 0, 0, 0);

  /** Refuses numbers that can't be; an entity that gets there must stop rather than go on. */
  public Shelf {
    if (onHand < 0 || damaged < 0 || quarantined < 0 || held < 0 || committed < 0) {
      throw new IllegalStateException(
          "impossible shelf: onHand=%d damaged=%d quarantined=%d held=%d committed=%d"
              .formatted(onHand, damaged, quarantined, held, committed));
    }
  }

  /** Without units in quarantine. */
  public Shelf(int onHand, int damaged, int held, int committed) {
    this(onHand, damaged, 0, held, committed);
  }

  /** Units that may still be granted, never below 0. */
  public int available() {
    return Math.max(0, onHand - promised());
  }

  /** Promised units that a loss took off the shelf, never below 0. */
  public int shortage() {
    return Math.max(0, promised() - onHand);
  }

  /** Held and committed units. */
  public int promised() {
    return held + committed;
  }

  Shelf holding(int units) {
    return new Shelf(onHand, damaged, quarantined, held + units, committed);
  }

  Shelf committing(int units) {
    return new Shelf(onHand, damaged, quarantined, held, committed + units);
  }

  Shelf moved(Movement.ShelfChange change) {
    return new Shelf(
        onHand + change.onHand(),
        damaged + change.damaged(),
        quarantined + change.quarantined(),
        held,
        committed);
  }
}
