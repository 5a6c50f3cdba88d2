package holdfast.order;

import java.util.EnumMap;
import java.util.function.Predicate;

/**
 * Units of one line for which money went back, by what the shop says became of them. What that
 * means for the shelf: a cancelled unit is free; a returned one is expected and free only when it
 * is here; of others it depends on whether they had left.
 *
 * @param early of {@link #none} and {@link #unsaid}, those from before it was handed over
 */
record Refunds(int cancel, int back, int none, int unsaid, int early) {

  /** All that count for the line. */
  static Refunds of(Facts facts, OrderLine line) {
    return of(facts, line, _ -> true);
  }

  /**
   * Those of some refunds that count for the line. A shop that does not say what it has still to
   * ship can undo a refund: it is gone when a later snapshot does not name it.
   */
  static Refunds of(Facts facts, OrderLine line, Predicate<String> some) {
    var units = new EnumMap<Refund.Restock, Integer>(Refund.Restock.class);
    var early = 0;
    for (var refund : facts.refunds().values()) {
      if (some.test(refund.id()) && !isUndone(facts, line, refund)) {
        var isEarly = isBeforeHandingOver(facts, refund);
        for (var part : refund.lines()) {
          if (part.line().equals(line.id())) {
            units.merge(part.restock(), part.quantity(), Integer::sum);
            early += isEarly && isOpenToDoubt(part.restock()) ? part.quantity() : 0;
          }
        }
      }
    }
    return new Refunds(
        units.getOrDefault(Refund.Restock.CANCEL, 0),
        units.getOrDefault(Refund.Restock.RETURN, 0),
        units.getOrDefault(Refund.Restock.NONE, 0),
        units.getOrDefault(Refund.Restock.UNSAID, 0),
        early);
  }

  private static boolean isBeforeHandingOver(Facts facts, Refund refund) {
    return facts
        .snapshot()
        .flatMap(OrderSnapshot::completedAt)
        .filter(refund.createdAt()::isBefore)
        .isPresent();
  }

  private static boolean isOpenToDoubt(Refund.Restock restock) {
    return switch (restock) {
      case NONE, UNSAID -> true;
      case CANCEL, RETURN -> false;
    };
  }

  private static boolean isUndone(Facts facts, OrderLine line, Refund refund) {
    return line.toShip().isEmpty()
        && facts
            .snapshot()
            .filter(newest -> refund.createdAt().isBefore(newest.changedAt()))
            .filter(newest -> !newest.names(refund.id()))
            .isPresent();
  }

  /** Units that the shop counts as there again. */
  int putBack() {
    return cancel + back + unsaid;
  }

  int units() {
    return cancel + back + none + unsaid;
  }

  /** How many of so many units that have not left they free. */
  int cancelling(int unshipped) {
    return Math.max(0, Math.min(unshipped, cancel + none + unsaid));
  }

  /** Units that had not left when all the rest was handed over; in doubt they had. */
  int beforeHandingOver() {
    return cancel + early;
  }

  /**
   * Units that left and are to come back, when so many of the line are not to be shipped: those
   * were refunded first.
   */
  int comingBack(int cancelled) {
    var ofCancel = Math.min(cancel, cancelled);
    var ofNone = Math.min(none, cancelled - ofCancel);
    var ofUnsaid = Math.min(unsaid, cancelled - ofCancel - ofNone);
    return back + (cancel - ofCancel) + (unsaid - ofUnsaid);
  }
}
