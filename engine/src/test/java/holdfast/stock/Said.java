package holdfast.stock;

import java.util.List;
import java.util.stream.Collectors;

/** Answers and events in words, so that a test's expectation is a sentence. */
final class Said {
  private Said() {}

  /**
   * For example {@code HELD main:2}, {@code CONFIRMED main:2 for o1, attempt 2}, {@code EXPIRED
   * (again)}, {@code main +5}, or a refusal as it is.
   */
  static String of(Answer answer) {
    return switch (answer) {
      case Answer.SkuIs sku -> sku.created() ? "CREATED" : "KNOWN";
      case Answer.MovementIs moved -> changes(moved.movement().changes()) + again(moved.repeated());
      case Answer.ReservationIs is -> reservation(is.reservation()) + again(is.repeated());
      case Answer.PeriodIs(var number, _, var repeated, _) -> "PERIOD " + number + again(repeated);
      case Answer.Noted(var isCurrent, _) -> isCurrent ? "NOTED" : "NOT HEARD OF YET";
      case Answer.Refused refused -> refused.refusal().toString();
    };
  }

  static String reservation(Reservation reservation) {
    var attempt = reservation.attempt() == 1 ? "" : ", attempt " + reservation.attempt();
    return switch (reservation.status()) {
      case HELD -> "HELD " + picks(reservation.picks()) + attempt;
      case CONFIRMED ->
          "CONFIRMED %s for %s%s"
              .formatted(picks(reservation.picks()), reservation.order().orElseThrow(), attempt);
      case RELEASED, EXPIRED -> reservation.status() + attempt;
    };
  }

  /** For example {@code Reserved r1 attempt 2}. */
  static String of(StockEvent event) {
    return switch (event) {
      case StockEvent.Defined _ -> "Defined";
      case StockEvent.Moved moved -> "Moved %s %s".formatted(moved.id(), changes(moved.changes()));
      case StockEvent.Reserved reserved ->
          "Reserved %s attempt %d".formatted(reserved.id(), reserved.attempt());
      case StockEvent.Extended extended -> "Extended " + extended.id();
      case StockEvent.Pinned pinned -> "Pinned " + pinned.id();
      case StockEvent.Confirmed confirmed -> "Confirmed " + confirmed.id();
      case StockEvent.Released released -> "Released " + released.id();
      case StockEvent.Expired expired -> "Expired " + expired.id();
      case StockEvent.PeriodStarted started -> "PeriodStarted " + started.reason();
      case StockEvent.Forgotten forgotten -> "Forgotten " + forgotten.count();
    };
  }

  private static String picks(List<Pick> picks) {
    return picks.stream()
        .map(
            pick ->
                pick.shipped() == 0
                    ? pick.location() + ":" + pick.quantity()
                    : "%s:%d(%d shipped)"
                        .formatted(pick.location(), pick.quantity(), pick.shipped()))
        .collect(Collectors.joining(" "));
  }

  private static String changes(List<Movement.ShelfChange> changes) {
    return changes.stream().map(Said::change).collect(Collectors.joining(", "));
  }

  private static String change(Movement.ShelfChange change) {
    var onHand =
        change.onHand() == 0 && change.damaged() != 0 ? "" : " %+d".formatted(change.onHand());
    var damaged = change.damaged() == 0 ? "" : " damaged %+d".formatted(change.damaged());
    return change.location() + onHand + damaged;
  }

  private static String again(boolean repeated) {
    return repeated ? " (again)" : "";
  }
}
