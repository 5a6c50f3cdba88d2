package holdfast.stock;

import java.util.List;
import java.util.function.Function;

/**
 * What a command leads to.
 *
 * @param events in order; none for a refusal or a repetition
 * @param answer what to say, seen from the state after the events
 */
record Decision(List<StockEvent> events, Function<Stock, Answer> answer) {
  static Decision refused(Refusal refusal) {
    return new Decision(List.of(), after -> new Answer.Refused(refusal, after.version()));
  }

  static Decision reservation(ReservationId id, List<StockEvent> events) {
    return new Decision(
        events,
        after ->
            new Answer.ReservationIs(
                after.reservation(id).orElseThrow(), events.isEmpty(), after.version()));
  }
}
