package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries a history out on the pure core and holds every step of it to the invariants: I1, I3, I4,
 * I5, I10, what {@link NaivePool} foretells, and that every event belongs to the command that
 * caused it.
 */
final class HistoryCheck {
  private final NaivePool pool = new NaivePool();
  private final Lives lives = new Lives();
  private final List<StockEvent.Committed> journal = new ArrayList<>();
  private final Map<MovementId, RecordedMovement> firstAnswers = new HashMap<>();
  private final Set<String> seen = new TreeSet<>();
  private Stock stock = Stock.EMPTY;

  private HistoryCheck() {}

  /** Returns the kinds of answers, refusals and events that the history met. */
  static Set<String> run(History history) {
    var check = new HistoryCheck();
    var moments = history.moments();
    for (int i = 0; i < moments.size(); i++) {
      check.step(history.steps().get(i).commands(), moments.get(i));
    }
    check.replay();
    return check.seen;
  }

  private void step(List<StockCommand> commands, Moment moment) {
    var outcome = StockRules.decide(stock, commands, moment);
    var walk = new EventWalk(stock, outcome.committed(), lives);
    pool.expire(moment.now());
    walk.takeExpired(Math.min(walk.due(), History.LIMITS.expiredPerBatchMax()));
    assertThat(outcome.answers()).hasSameSizeAs(commands);
    for (int i = 0; i < commands.size(); i++) {
      command(commands.get(i), outcome.answers().get(i), walk, moment);
    }
    pool.forget(moment.now());
    walk.takeForgotten();
    walk.assertDone();
    assertThat(walk.stock()).as("state of the outcome").isEqualTo(outcome.stock());
    stock = outcome.stock();
    journal.add(outcome.committed());
    outcome.committed().events().forEach(event -> seen.add(event.getClass().getSimpleName()));
    assertThat(stock.reservations().byId().keySet())
        .as("who is remembered")
        .containsExactlyInAnyOrderElementsOf(pool.ids());
    assertThat(restored()).as("restored from its parts").isEqualTo(stock);
    StockInvariants.checkConservation(stock, journal.stream().flatMap(b -> b.events().stream()));
    everythingRememberedIsAnsweredAgain(moment);
  }

  /** As a snapshot does it. */
  private Stock restored() {
    return Stock.restore(
        stock.profile(),
        stock.shelves().byLocation(),
        stock.reservations().byId().values(),
        stock.movements().values(),
        stock.finished(),
        stock.period(),
        stock.sales(),
        stock.returns(),
        stock.windows(),
        stock.version());
  }

  private void command(StockCommand command, Answer answer, EventWalk walk, Moment moment) {
    if (command instanceof StockCommand.OnReservation named && walk.isDue(named.id())) {
      walk.takeExpired(1);
    }
    var before = walk.stock();
    var foretold =
        command instanceof StockCommand.OnReservation asked
            ? pool.foretell(asked, moment.now())
            : Said.of(answer);
    assertThat(Said.of(answer)).as("answer to %s", command).isEqualTo(foretold);
    walk.takeEffectOf(command, answer);
    switch (answer) {
      case Answer.Refused refused -> refused(command, refused, before);
      case Answer.SkuIs _ -> pool.define();
      case Answer.MovementIs(var movement, var repeated, long _) -> {
        if (!repeated) {
          if (movement.movement() instanceof Movement.Shipment(var from, var of, var units)) {
            assertThat(units).as("%s", command).isLessThanOrEqualTo(pool.shippable(of, from));
          }
          firstAnswers.put(movement.id(), movement);
          pool.move(movement.movement(), movement.changes(), moment.now());
        }
      }
      case Answer.PeriodIs period -> seen.add("period " + period.number());
      case Answer.ReturnIs announced -> throw new AssertionError("not in these: " + announced);
      case Answer.Noted _ -> seen.add("noted");
      case Answer.Offered _, Answer.Acknowledged _ ->
          throw new AssertionError("not in these: " + answer);
      case Answer.ReservationIs is -> seen.add(is.reservation().status().name());
    }
    if (!(answer instanceof Answer.MovementIs(var _, var repeated, long _) && repeated)) {
      assertThat(answer.version()).as("version of %s", answer).isEqualTo(walk.stock().version());
    }
    assertThat(walk.stock().available()).as("available").isEqualTo(pool.available());
    again(command, answer, walk.stock(), moment);
  }

  private void refused(StockCommand command, Answer.Refused refused, Stock before) {
    seen.add(refused.refusal().getClass().getSimpleName());
    if (refused.refusal() instanceof Refusal.NotCommittedHere(var from, var requested, var most)
        && command instanceof StockCommand.Move(_, Movement.Shipment shipment, _)) {
      assertThat(most).as("justified: %s", command).isLessThan(requested);
      assertThat(most)
          .as("true number: %s", command)
          .isEqualTo(pool.shippable(shipment.reservation(), from));
    }
    if (refused.refusal() instanceof Refusal.InsufficientStock(var requested, var available)) {
      assertThat((long) requested).as("justified: %s", command).isGreaterThan(available);
      if (command instanceof StockCommand.Reserve) {
        assertThat(available).as("true number: %s", command).isEqualTo(before.available());
      }
    }
    if (refused.refusal() instanceof Refusal.NotDeliverable(_, var requested, var available)) {
      assertThat(available).as("justified: %s", command).isLessThan(requested);
      assertThat(before.shelves().byLocation().values())
          .as("justified: %s", command)
          .allSatisfy(shelf -> assertThat(shelf.available()).isLessThan(requested));
    }
  }

  /**
   * At once, before anything else can happen. Only what was refused may fare better, when the bound
   * on expiries per batch left some for this next batch.
   */
  private static void again(StockCommand command, Answer first, Stock after, Moment moment) {
    var outcome = StockRules.decide(after, List.of(command), moment);
    var expired = expired(outcome);
    if (first instanceof Answer.Refused && expired > 0) {
      return;
    }
    assertThat(effects(outcome)).as("second effect of %s", command).isEmpty();
    assertThat(outcome.answers().getFirst())
        .isEqualTo(
            switch (first) {
              case Answer.SkuIs(var profile, boolean _, long version) ->
                  new Answer.SkuIs(profile, false, version + expired);
              case Answer.MovementIs(var movement, boolean _, long version) ->
                  new Answer.MovementIs(movement, true, version);
              case Answer.PeriodIs(var number, var startedAt, boolean _, long version) ->
                  new Answer.PeriodIs(number, startedAt, true, version + expired);
              case Answer.ReservationIs(var reservation, boolean _, long version) ->
                  new Answer.ReservationIs(reservation, true, version + expired);
              case Answer.ReturnIs announced -> announced;
              case Answer.Noted(var isCurrent, long version) ->
                  new Answer.Noted(isCurrent, version + expired);
              case Answer.Offered _, Answer.Acknowledged _, Answer.Refused _ -> first;
            });
  }

  /** Later, for as long as it is remembered (I3). */
  private void everythingRememberedIsAnsweredAgain(Moment moment) {
    for (var known : stock.movements().values()) {
      var command = new StockCommand.Move(known.id(), known.movement(), known.note());
      assertThat(silently(command, moment))
          .contains(
              new Answer.MovementIs(
                  Optional.ofNullable(firstAnswers.get(known.id())).orElseThrow(),
                  true,
                  known.version()));
    }
    for (var known : stock.reservations().byId().values()) {
      var command = new StockCommand.Reserve(known.id(), known.request());
      assertThat(silently(command, moment))
          .get()
          .isInstanceOfSatisfying(
              Answer.ReservationIs.class, is -> assertThat(is.repeated()).isTrue());
      known
          .order()
          .map(order -> new StockCommand.Confirm(known.id(), order, Optional.of(known.quantity())))
          .ifPresent(
              confirm ->
                  assertThat(silently(confirm, moment))
                      .get()
                      .isInstanceOfSatisfying(
                          Answer.ReservationIs.class,
                          is -> assertThat(is.reservation()).isEqualTo(known)));
    }
  }

  private Optional<Answer> silently(StockCommand command, Moment moment) {
    var outcome = StockRules.decide(stock, List.of(command), moment);
    assertThat(effects(outcome)).as("second effect of %s", command).isEmpty();
    return Optional.of(outcome.answers().getFirst());
  }

  private static List<StockEvent> effects(StockRules.Outcome outcome) {
    return outcome.committed().events().stream()
        .filter(
            event ->
                !(event instanceof StockEvent.Expired || event instanceof StockEvent.Forgotten))
        .toList();
  }

  private static long expired(StockRules.Outcome outcome) {
    return outcome.committed().events().stream()
        .filter(StockEvent.Expired.class::isInstance)
        .count();
  }

  private void replay() {
    var replayed = Stock.EMPTY;
    var events = 0;
    for (var batch : journal) {
      replayed = replayed.apply(batch);
      events += batch.events().size();
    }
    assertThat(replayed).as("replayed from the journal").isEqualTo(stock);
    assertThat(stock.version()).as("version counts events").isEqualTo(events);
  }
}
