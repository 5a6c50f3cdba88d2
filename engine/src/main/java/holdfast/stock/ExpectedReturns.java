package holdfast.stock;

import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * Units that have left and are on their way back. They are kept by reservation and not in it,
 * because a return often comes long after the reservation has left the state. Immutable.
 *
 * @param units still to come, over all reservations
 */
public record ExpectedReturns(PMap<ReservationId, OfReservation> byReservation, long units) {
  /** Nothing is on its way. */
  public static final ExpectedReturns NONE = new ExpectedReturns(HashTreePMap.empty(), 0);

  /**
   * A return that was announced.
   *
   * @param quantity units announced in all
   * @param received units that have come
   */
  public record Announced(int quantity, int received) {
    int open() {
      return Math.max(0, quantity - received);
    }
  }

  /**
   * What is to come of one reservation. A unit that the shop has cancelled after it was shipped may
   * also be announced: the larger number counts.
   *
   * @param cancelled units that were shipped, are no longer sold, and have not come back
   */
  public record OfReservation(int cancelled, TreePMap<String, Announced> announced) {
    private static final OfReservation NOTHING = new OfReservation(0, TreePMap.empty());

    /** Units still to come. */
    public int open() {
      return Math.max(cancelled, announced.values().stream().mapToInt(Announced::open).sum());
    }
  }

  /** The returns that a snapshot describes. */
  public static ExpectedReturns restore(Map<ReservationId, OfReservation> byReservation) {
    return new ExpectedReturns(
        HashTreePMap.from(byReservation),
        byReservation.values().stream().mapToLong(OfReservation::open).sum());
  }

  /** What is to come of {@code id}. */
  public OfReservation of(ReservationId id) {
    return byReservation.getOrDefault(id, OfReservation.NOTHING);
  }

  Optional<Announced> announced(ReservationId id, String returnId) {
    return Optional.ofNullable(of(id).announced().get(returnId));
  }

  ExpectedReturns announcing(StockEvent.ReturnExpected event) {
    var before = of(event.id());
    var received = announced(event.id(), event.returnId()).map(Announced::received).orElse(0);
    return with(
        event.id(),
        new OfReservation(
            before.cancelled(),
            before.announced().plus(event.returnId(), new Announced(event.quantity(), received))));
  }

  ExpectedReturns cancelled(ReservationId id, int units) {
    var before = of(id);
    return before.cancelled() == units
        ? this
        : with(id, new OfReservation(units, before.announced()));
  }

  ExpectedReturns received(ReservationId id, int units) {
    if (!byReservation.containsKey(id)) {
      return this;
    }
    var before = of(id);
    var announced = before.announced();
    var left = units;
    for (var entry : announced.entrySet()) {
      var came = Math.min(left, entry.getValue().open());
      left -= came;
      announced =
          announced.plus(
              entry.getKey(),
              new Announced(entry.getValue().quantity(), entry.getValue().received() + came));
    }
    return with(id, new OfReservation(Math.max(0, before.cancelled() - units), announced));
  }

  ExpectedReturns forgetting(ReservationId id) {
    return of(id).open() == 0 ? new ExpectedReturns(byReservation.minus(id), units) : this;
  }

  private ExpectedReturns with(ReservationId id, OfReservation next) {
    return new ExpectedReturns(byReservation.plus(id, next), units - of(id).open() + next.open());
  }
}
