package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Walks through the events of one batch, from state to state, and says whose effect each of them
 * is.
 */
final class EventWalk {
  private final StockEvent.Committed batch;
  private final Lives lives;
  private Stock stock;
  private int position;

  EventWalk(Stock before, StockEvent.Committed batch, Lives lives) {
    this.stock = before;
    this.batch = batch;
    this.lives = lives;
  }

  /** The state so far. */
  Stock stock() {
    return stock;
  }

  /** How many are due now, counted one by one. */
  int due() {
    return Math.toIntExact(
        stock.reservations().byId().keySet().stream().filter(this::isDue).count());
  }

  boolean isDue(ReservationId id) {
    return stock
        .reservation(id)
        .filter(reservation -> reservation.status() == Reservation.Status.HELD)
        .filter(reservation -> reservation.expiresAt().compareTo(batch.at()) <= 0)
        .isPresent();
  }

  void takeExpired(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(take()).isInstanceOf(StockEvent.Expired.class);
    }
  }

  /** A refusal and a repetition have none; everything else has its own kind and nothing more. */
  void takeEffectOf(StockCommand command, Answer answer) {
    var hasEffect =
        switch (answer) {
          case Answer.Refused _, Answer.Noted _, Answer.Offered _, Answer.Acknowledged _ -> false;
          case Answer.MovementIs moved -> !moved.repeated();
          case Answer.ReservationIs is -> !is.repeated();
          case Answer.PeriodIs period -> !period.repeated();
          case Answer.ReturnIs announced -> !announced.repeated();
          case Answer.SkuIs(var profile, boolean _, long _) ->
              stock.profile().filter(profile::equals).isEmpty();
        };
    if (hasEffect) {
      var first = take();
      var events =
          command instanceof StockCommand.Confirm && first instanceof StockEvent.Reserved
              ? List.of(first, take())
              : List.of(first);
      assertThat(events.stream().map(EventWalk::kind).toList())
          .as("effect of %s", command)
          .isIn(allowed(command));
      assertThat(events).as("effect of %s", command).allMatch(event -> isAbout(event, command));
    }
  }

  private static Set<List<String>> allowed(StockCommand command) {
    return switch (command) {
      case StockCommand.Define _ -> Set.of(List.of("Defined"));
      case StockCommand.Move _ -> Set.of(List.of("Moved"));
      case StockCommand.Reserve _ -> Set.of(List.of("Reserved"));
      case StockCommand.Extend _ -> Set.of(List.of("Extended"), List.of("Reserved"));
      case StockCommand.Confirm _ -> Set.of(List.of("Confirmed"), List.of("Reserved", "Confirmed"));
      case StockCommand.Release _, StockCommand.Free _ -> Set.of(List.of("Released"));
      case StockCommand.Rebalance _ -> Set.of(List.of("PeriodStarted"));
      case StockCommand.TakeNote _, StockCommand.OnWindow _ -> Set.of();
      case StockCommand.Hold _ -> Set.of(List.of("Reserved"));
      case StockCommand.Prolong _ -> Set.of(List.of("Extended"));
      case StockCommand.Pin _ -> Set.of(List.of("Pinned"));
      case StockCommand.Sell _ ->
          Set.of(List.of("SaleReported"), List.of("HandedOver", "SaleReported"));
      case StockCommand.Resolve _ -> Set.of(List.of("OversellResolved"));
      case StockCommand.ExpectReturn _ -> Set.of(List.of("ReturnExpected"));
      case StockCommand.Commit _ -> Set.of(List.of("Confirmed"));
    };
  }

  private static String kind(StockEvent event) {
    return event.getClass().getSimpleName();
  }

  private static boolean isAbout(StockEvent event, StockCommand command) {
    return switch (event) {
      case StockEvent.Defined(var profile) -> command.equals(new StockCommand.Define(profile));
      case StockEvent.Moved moved ->
          command.equals(new StockCommand.Move(moved.id(), moved.movement(), moved.note()));
      case StockEvent.Reserved reserved -> names(command, reserved.id());
      case StockEvent.Extended extended -> names(command, extended.id());
      case StockEvent.Pinned pinned -> names(command, pinned.id());
      case StockEvent.Confirmed confirmed -> names(command, confirmed.id());
      case StockEvent.Released released -> names(command, released.id());
      case StockEvent.PeriodStarted started ->
          started
              .wish()
              .filter(wish -> command.equals(new StockCommand.Rebalance(wish)))
              .isPresent();
      case StockEvent.HandedOver handedOver -> names(command, handedOver.sale());
      case StockEvent.ReturnExpected expected -> names(command, expected.id());
      case StockEvent.OfSale ofSale -> names(command, ofSale.id());
      case StockEvent.Expired _, StockEvent.OfWindow _, StockEvent.Forgotten _ -> false;
    };
  }

  private static boolean names(StockCommand command, ReservationId id) {
    return command instanceof StockCommand.OnReservation on && on.id().equals(id);
  }

  /**
   * Afterwards nothing is left that should have been forgotten, and nothing went too early (I10).
   */
  void takeForgotten() {
    var old = batch.at().minus(History.LIMITS.retention());
    var items = List.copyOf(stock.finished().values());
    var surplus = items.size() - History.LIMITS.rememberedMax();
    var expected = Math.max(surplus, 0);
    while (expected < items.size() && !items.get(expected).at().isAfter(old)) {
      expected++;
    }
    if (expected > 0) {
      assertThat(take()).isEqualTo(new StockEvent.Forgotten(expected));
    }
  }

  void assertDone() {
    assertThat(rest()).as("events that nobody caused").isEmpty();
  }

  private Stream<StockEvent> rest() {
    return batch.events().stream().skip(position);
  }

  private StockEvent take() {
    assertThat(rest()).as("events that are missing").isNotEmpty();
    var event = batch.events().get(position++);
    lives.see(event, stock, batch.at());
    var before = stock;
    stock = before.apply(event, batch.at());
    StockInvariants.check(stock);
    onlyALossMakesUnitsShort(event, before);
    tellsItsReservationAlone(event, before);
    return event;
  }

  /** What a read model makes of the event must be what the SKU makes of it. */
  private void tellsItsReservationAlone(StockEvent event, Stock before) {
    var changed = new TreeSet<ReservationId>();
    stock.reservations().byId().values().stream()
        .filter(after -> !before.reservation(after.id()).equals(Optional.of(after)))
        .forEach(after -> changed.add(after.id()));
    assertThat(changed)
        .as("reservations that %s changed", event)
        .isSubsetOf(event.reservation().stream().toList());
    for (var id : changed) {
      assertThat(stock.reservation(id))
          .contains(Reservation.after(before.reservation(id), event, batch.at()));
    }
  }

  /** I1: held and committed units are on hand, but for those that a loss took off the shelf. */
  private void onlyALossMakesUnitsShort(StockEvent event, Stock before) {
    stock
        .shelves()
        .byLocation()
        .forEach(
            (location, shelf) ->
                assertThat(shelf.shortage())
                    .as("shortage at %s after %s", location, event)
                    .isLessThanOrEqualTo(
                        before.shelf(location).shortage() + lost(event, location.value())));
  }

  private static int lost(StockEvent event, String location) {
    return event instanceof StockEvent.Moved moved && isLoss(moved.movement())
        ? moved.changes().stream()
            .filter(change -> change.location().value().equals(location))
            .mapToInt(change -> Math.max(0, -change.onHand()))
            .sum()
        : 0;
  }

  private static boolean isLoss(Movement movement) {
    return switch (movement) {
      case Movement.Count _, Movement.Adjustment _, Movement.Damage _, Movement.Quarantine _ ->
          true;
      case Movement.Receipt _,
          Movement.Transfer _,
          Movement.Shipment _,
          Movement.Clearance _,
          Movement.Return _ ->
          false;
    };
  }
}
