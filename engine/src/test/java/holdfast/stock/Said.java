package holdfast.stock;

import java.util.List;
import java.util.stream.Collectors;

/** Answers and events in words, so that a test's expectation is a sentence. */
final class Said {
  private Said() {}

  /**
   * For example {@code HELD main:2}, {@code CONFIRMED main:2 for o1, attempt 2}, {@code EXPIRED
   * (again)}, {@code main +5}, or a refusal as it is. Of a sale also what is missing and borrowed,
   * as in {@code CONFIRMED main:2 for o1, 3 oversold, 1 borrowed}.
   */
  static String of(Answer answer) {
    return switch (answer) {
      case Answer.SkuIs sku -> sku.created() ? "CREATED" : "KNOWN";
      case Answer.MovementIs moved -> changes(moved.movement().changes()) + again(moved.repeated());
      case Answer.ReservationIs is -> reservation(is.reservation()) + again(is.repeated());
      case Answer.PeriodIs(var number, _, var repeated, _) -> "PERIOD " + number + again(repeated);
      case Answer.ReturnIs announced ->
          "EXPECTED %d%s".formatted(announced.expected(), again(announced.repeated()));
      case Answer.Noted(var isCurrent, _) -> isCurrent ? "NOTED" : "NOT HEARD OF YET";
      case Answer.Offered offered -> offered(offered);
      case Answer.Acknowledged _ -> "NOTED";
      case Answer.Refused refused -> refused.refusal().toString();
    };
  }

  static String reservation(Reservation reservation) {
    var attempt = reservation.attempt() == 1 ? "" : ", attempt " + reservation.attempt();
    return switch (reservation.status()) {
      case HELD -> "HELD " + picks(reservation.picks()) + attempt;
      case CONFIRMED ->
          "CONFIRMED %s for %s%s%s%s"
              .formatted(
                  picks(reservation.picks()),
                  reservation.order().orElseThrow(),
                  attempt,
                  reservation.oversold() == 0 ? "" : ", " + reservation.oversold() + " oversold",
                  reservation.borrowed() == 0 ? "" : ", " + reservation.borrowed() + " borrowed");
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
      case StockEvent.HandedOver handedOver ->
          "HandedOver %s to %s".formatted(handedOver.id(), handedOver.sale());
      case StockEvent.SaleReported reported ->
          "SaleReported %s revision %d".formatted(reported.id(), reported.revision());
      case StockEvent.OversellFilled filled ->
          "OversellFilled %s %s".formatted(filled.id(), picks(filled.picks()));
      case StockEvent.OversellResolved resolved ->
          "OversellResolved %s %s".formatted(resolved.id(), resolved.decision());
      case StockEvent.LoanRepaid(var id, var units) -> "LoanRepaid %s %d".formatted(id, units);
      case StockEvent.ReturnExpected expected ->
          "ReturnExpected %s %d".formatted(expected.id(), expected.quantity());
      case StockEvent.Offered(var window, var units) ->
          "Offered %s %d".formatted(window.store(), units);
      case StockEvent.WindowShown(var window, var units, _, _) ->
          "WindowShown %s %d".formatted(window.store(), units);
      case StockEvent.WindowWithdrawn(var window) -> "WindowWithdrawn " + window.store();
      case StockEvent.Unguarded _ -> "Unguarded";
      case StockEvent.PulledBack(var id, var units, _) -> "PulledBack %s %d".formatted(id, units);
      case StockEvent.PullBackEnded(var id) -> "PullBackEnded " + id;
      case StockEvent.PeriodStarted started -> "PeriodStarted " + started.reason();
      case StockEvent.Forgotten forgotten -> "Forgotten " + forgotten.count();
    };
  }

  private static String offered(Answer.Offered offered) {
    return "OFFERED %d %s%s"
        .formatted(
            offered.units(),
            offered.rule(),
            offered.baseline().map(known -> " instead of " + known).orElse(""));
  }

  private static String picks(List<Pick> picks) {
    if (picks.isEmpty()) {
      return "nothing";
    }
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
    var isOfGoodUnits =
        change.onHand() != 0 || (change.damaged() == 0 && change.quarantined() == 0);
    return change.location()
        + (isOfGoodUnits ? " %+d".formatted(change.onHand()) : "")
        + (change.damaged() == 0 ? "" : " damaged %+d".formatted(change.damaged()))
        + (change.quarantined() == 0 ? "" : " quarantined %+d".formatted(change.quarantined()));
  }

  private static String again(boolean repeated) {
    return repeated ? " (again)" : "";
  }
}
