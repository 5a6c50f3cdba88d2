package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.TheShop.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Conflict;
import holdfast.catalog.SkuId;
import holdfast.checkout.Moments;
import holdfast.checkout.Warehouse;
import holdfast.stock.Answer;
import holdfast.stock.Movement;
import holdfast.stock.StockCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Oversold units that the policy has cancelled are cancelled by the shop, once. */
class SettlingTest {
  private static final SkuId A = new SkuId("A");

  private static SimulatedDesk desk(int away) {
    return new SimulatedDesk(Optional.empty(), List.of(), away);
  }

  /** Three are sold of two, and the one that is missing is to be cancelled. */
  private static LiveOrder oversold(SimulatedDesk desk) {
    var live = new LiveOrder(TheOrder.order("1").mapping("a", "A"), desk);
    live.warehouse().with("A", 2);
    live.tellToTheEnd(LiveOrder.ORDER, snapshot(1, SOLD, "a:3").seen());
    resolve(live, Conflict.CANCEL_LATER, "ana", "as the policy says");
    return live;
  }

  private static Answer resolve(LiveOrder live, Conflict decision, String operator, String why) {
    return live.warehouse()
        .ask(
            A,
            new StockCommand.Resolve(
                StepIds.sale(LiveOrder.ORDER, "a"),
                decision,
                new Movement.Note(Optional.of(why), Optional.of(operator))));
  }

  private static OrderReport sweep(LiveOrder live, int minutes) {
    live.clock().advance(Duration.ofMinutes(minutes));
    return live.sweep();
  }

  @Test
  void whatIsStillMissingAfterAWhileIsCancelledOnce() {
    var desk = desk(0);
    try (var live = oversold(desk)) {
      assertThat(sweep(live, 9).cancellations()).isEmpty();
      assertThat(sweep(live, 2).cancellations().getFirst().answer())
          .map(Cancellation.Answer::outcome)
          .contains(Cancellation.Outcome.DONE);
      sweep(live, 11);
      assertThat(desk.asked()).isEqualTo(1);
      var asked = desk.cancelled().values().iterator().next();
      assertThat(asked.units()).containsExactly(new Shipment.Units("a", 1));
      assertThat(asked.note()).isEqualTo("sold out");
      assertThat(asked.discountCode()).contains("SORRY10");

      var after = live.tellToTheEnd(LiveOrder.ORDER, snapshot(5, SOLD, "a:2").seen());
      assertThat(TheOrder.says(after)).isEqualTo("SETTLED; a: committed 2");
      sweep(live, 11);
      assertThat(desk.asked()).isEqualTo(1);
    }
  }

  @Test
  void aSaleIsNotCancelledWhenAUnitCameMeanwhile() {
    var desk = desk(0);
    try (var live = oversold(desk)) {
      live.warehouse().receive("A", Warehouse.MAIN, 1);
      assertThat(TheOrder.says(sweep(live, 11))).isEqualTo("SETTLED; a: committed 3");
      assertThat(desk.asked()).isZero();
    }
  }

  @Test
  void unitsThatAreMissingAnewAreAnotherQuestion() {
    var desk = desk(0);
    try (var live = oversold(desk)) {
      sweep(live, 11);
      live.tellToTheEnd(LiveOrder.ORDER, snapshot(5, SOLD, "a:5").seen());
      sweep(live, 11);
      assertThat(desk.cancelled().values())
          .flatExtracting(Cancellation::units)
          .containsExactlyInAnyOrder(new Shipment.Units("a", 1), new Shipment.Units("a", 2));
    }
  }

  @Test
  void aLostAnswerIsAskedForUnderTheSameId() {
    var desk = desk(3);
    try (var live = oversold(desk)) {
      assertThat(sweep(live, 11).cancellations().getFirst().answer()).isPresent();
      assertThat(desk.asked()).isEqualTo(4);
      assertThat(desk.cancelled()).hasSize(1);
    }
  }

  @Test
  void whatTheShopRefusesIsForAPersonWhoMayAskAgain() {
    var desk = desk(0);
    desk.refuse(Optional.of("too late"));
    try (var live = oversold(desk)) {
      assertThat(sweep(live, 11).cancellations().getFirst().answer())
          .map(Cancellation.Answer::why)
          .contains("too late");
      assertThat(resolve(live, Conflict.REVIEW, "holdfast", "too late"))
          .isInstanceOfSatisfying(
              Answer.ReservationIs.class, known -> assertThat(known.repeated()).isTrue());
      sweep(live, 11);
      assertThat(desk.asked()).isEqualTo(1);

      desk.refuse(Optional.empty());
      resolve(live, Conflict.CANCEL_LATER, "ana", "they may now");
      assertThat(sweep(live, 1).cancellations()).hasSize(2);
      assertThat(desk.cancelled()).hasSize(1);
    }
  }

  @Test
  void withoutAConnectorAPersonDecides() {
    try (var live = new LiveOrder(TheOrder.order("1").mapping("a", "A"))) {
      live.warehouse().with("A", 0);
      live.tellToTheEnd(LiveOrder.ORDER, snapshot(1, SOLD, "a:1").seen());
      resolve(live, Conflict.CANCEL_LATER, "ana", "as the policy says");
      assertThat(sweep(live, 11).cancellations().getFirst().answer())
          .map(Cancellation.Answer::outcome)
          .contains(Cancellation.Outcome.NOT_CONNECTED);
    }
  }

  @TestFactory
  Stream<DynamicTest> aCrashBetweenAskingAndAnswerCancelsOnce() {
    var without = Moments.untilDeathAt(Integer.MAX_VALUE);
    var expected = end(without);
    assertThat(expected).startsWith("1 cancelled, DONE");
    return Stream.iterate(1, moment -> moment <= without.seen(), moment -> moment + 1)
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    "dies at moment " + moment,
                    () -> assertThat(end(Moments.untilDeathAt(moment))).isEqualTo(expected)));
  }

  private static String end(Moments moments) {
    var desk = desk(0);
    try (var live = oversold(desk)) {
      live.clock().advance(Duration.ofMinutes(11));
      live.mortal(moments);
      var report = live.sweep();
      return "%d cancelled, %s, %s"
          .formatted(
              desk.cancelled().size(),
              report.cancellations().getFirst().answer().orElseThrow().outcome(),
              TheOrder.says(report));
    }
  }
}
