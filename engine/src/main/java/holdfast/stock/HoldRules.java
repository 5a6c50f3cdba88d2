package holdfast.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of a checkout's holds. The checkout decides when to try anew, so that here an attempt
 * that is over never lives again: a command that was delayed on its way finds another attempt, or
 * an ended one, and does nothing. Otherwise a late pin could hold units for good.
 */
final class HoldRules {
  private HoldRules() {}

  static Decision decide(Stock stock, StockCommand.OfCheckout command, Moment moment) {
    return switch (command) {
      case StockCommand.Hold hold -> hold(stock, hold, moment);
      case StockCommand.Prolong prolong ->
          ifLive(stock, prolong, known -> prolong(known, prolong.ttlSeconds(), moment.now()));
      case StockCommand.Pin pin -> ifLive(stock, pin, HoldRules::pin);
      case StockCommand.Commit commit ->
          onSame(stock, commit, known -> commit(stock, known, commit));
      case StockCommand.Free free -> onKnown(stock, free, known -> free(known, free));
    };
  }

  private static Decision hold(Stock stock, StockCommand.Hold command, Moment moment) {
    var id = command.id();
    var ofOneLine = new ReservationId(id.value().substring(ReservationId.HOLD_PREFIX.length()));
    if (stock.reservation(ofOneLine).isPresent()) {
      return Decision.refused(new Refusal.IdReused("/lines", "one line", "a checkout"));
    }
    var known = stock.reservation(id);
    if (known.filter(before -> before.attempt() >= command.attempt()).isPresent()) {
      return Decision.reservation(id, List.of());
    }
    var stale =
        Stream.concat(
                known.stream(),
                command
                    .insteadOf()
                    .filter(other -> !other.equals(id))
                    .flatMap(stock::reservation)
                    .stream()
                    .filter(other -> other.request().channel().equals(command.request().channel())))
            .filter(before -> before.status() == Reservation.Status.HELD)
            .toList();
    return stale.isEmpty()
        ? ReservationRules.fresh(stock, id, command.request(), command.attempt(), moment)
        : instead(stock, stale, command, moment);
  }

  /** What came too late for its own attempt makes room for this one, as does what it replaces. */
  private static Decision instead(
      Stock stock, List<Reservation> stale, StockCommand.Hold command, Moment moment) {
    var events = new ArrayList<StockEvent>();
    var freed = stock;
    for (var hold : stale) {
      var released = new StockEvent.Released(hold.id());
      events.add(released);
      freed = freed.apply(released, moment.now());
    }
    for (var fill : OversellRules.fills(freed, moment)) {
      events.add(fill);
      freed = freed.apply(fill, moment.now());
    }
    var decision =
        ReservationRules.fresh(freed, command.id(), command.request(), command.attempt(), moment);
    events.addAll(decision.events());
    return new Decision(List.copyOf(events), decision.answer());
  }

  private static List<StockEvent> prolong(Reservation known, int ttlSeconds, Instant now) {
    var deadline = now.plusSeconds(ttlSeconds);
    return deadline.isAfter(known.expiresAt())
        ? List.of(new StockEvent.Extended(known.id(), deadline))
        : List.of();
  }

  private static List<StockEvent> pin(Reservation known) {
    return known.isPinned() ? List.of() : List.of(new StockEvent.Pinned(known.id()));
  }

  private static Decision commit(Stock stock, Reservation known, StockCommand.Commit command) {
    return switch (known.status()) {
      case HELD ->
          Decision.reservation(
              known.id(),
              List.of(
                  new StockEvent.Confirmed(
                      known.id(), command.order(), known.firstPicks(command.quantity()))));
      case CONFIRMED -> Decision.reservation(known.id(), List.of());
      case RELEASED, EXPIRED -> gone(stock, known);
    };
  }

  private static Decision free(Reservation known, StockCommand.Free command) {
    var isStale = known.attempt() > command.attempt();
    return switch (known.status()) {
      case HELD ->
          Decision.reservation(
              known.id(), isStale ? List.of() : List.of(new StockEvent.Released(known.id())));
      case CONFIRMED -> Decision.refused(new Refusal.AlreadyConfirmed(known.order().orElseThrow()));
      case RELEASED, EXPIRED -> Decision.reservation(known.id(), List.of());
    };
  }

  private static Decision ifLive(
      Stock stock,
      StockCommand.OfCheckout command,
      Function<Reservation, List<StockEvent>> effect) {
    return onSame(
        stock,
        command,
        known ->
            known.status() == Reservation.Status.HELD
                ? Decision.reservation(known.id(), effect.apply(known))
                : gone(stock, known));
  }

  private static Decision onSame(
      Stock stock, StockCommand.OfCheckout command, Function<Reservation, Decision> rule) {
    return onKnown(
        stock,
        command,
        known -> known.attempt() == command.attempt() ? rule.apply(known) : gone(stock, known));
  }

  private static Decision onKnown(
      Stock stock, StockCommand.OfCheckout command, Function<Reservation, Decision> rule) {
    Optional<Reservation> known = stock.reservation(command.id());
    return known
        .map(rule)
        .orElseGet(() -> Decision.refused(new Refusal.UnknownReservation(command.id())));
  }

  private static Decision gone(Stock stock, Reservation known) {
    return Decision.refused(
        new Refusal.Gone(known.status(), known.request().quantity(), stock.available()));
  }
}
