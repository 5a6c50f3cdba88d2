package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.count;
import static holdfast.stock.Commands.damage;
import static holdfast.stock.Commands.move;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.Commands.transfer;
import static holdfast.stock.Movement.Disposition.DAMAGED;
import static holdfast.stock.Movement.Disposition.RESTOCK;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import holdfast.catalog.LocationId;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Units move, and none appears or vanishes on the way (I4, which {@link TheSku} checks after every
 * command). In main lie 9 units: 2 held, 3 committed to the order o1 that got one already, so that
 * 4 are free.
 */
class MovementTest {
  private static final Shelf MAIN = new Shelf(9, 0, 2, 3);

  private final TheSku sku = sku().with("main", 10);

  private MovementTest() {
    sku.ask(reserve("held", 2));
    sku.askTogether(reserve("order", 4), confirm("order", "o1"));
    sku.ask(shipment("s0", "main", "order", 1));
    assertThat(sku.shelf("main")).isEqualTo(MAIN);
  }

  static Stream<Arguments> whatIsDone() {
    return Stream.of(
        arguments(receipt("m", "main", 5), "main +5", new Shelf(14, 0, 2, 3)),
        arguments(count("m", "main", 20), "main +11", new Shelf(20, 0, 2, 3)),
        arguments(count("m", "main", 9), "main +0", MAIN),
        arguments(count("m", "main", 0), "main -9", new Shelf(0, 0, 2, 3)),
        arguments(adjustment("m", "main", 3), "main +3", new Shelf(12, 0, 2, 3)),
        arguments(adjustment("m", "main", -9), "main -9", new Shelf(0, 0, 2, 3)),
        arguments(damage("m", "main", 9), "main -9 damaged +9", new Shelf(0, 9, 2, 3)),
        arguments(transfer("m", "main", "east", 4), "main -4, east +4", new Shelf(5, 0, 2, 3)),
        arguments(shipment("m", "main", "order", 1), "main -1", new Shelf(8, 0, 2, 2)),
        arguments(shipment("m", "main", "order", 3), "main -3", new Shelf(6, 0, 2, 0)),
        arguments(back("m", "main", 1, RESTOCK, "order"), "main +1", new Shelf(10, 0, 2, 3)),
        arguments(back("m", "main", 1, DAMAGED, "order"), "main damaged +1", new Shelf(9, 1, 2, 3)),
        arguments(back("m", "east", 1, RESTOCK, "order"), "east +1", MAIN),
        arguments(back("m", "main", 7, RESTOCK), "main +7", new Shelf(16, 0, 2, 3)));
  }

  @ParameterizedTest
  @MethodSource("whatIsDone")
  void aMovementSaysWhatItDidToEachShelf(StockCommand movement, String answer, Shelf main) {
    assertThat(sku.says(movement)).isEqualTo(answer);
    assertThat(sku.happened()).containsExactly("Moved m " + answer);
    assertThat(sku.shelf("main")).isEqualTo(main);
  }

  static Stream<Arguments> whatIsRefused() {
    var nowhere = new Movement.Note(Optional.empty(), Optional.of("ana"));
    var byNobody = new Movement.Note(Optional.of("CYCLE_COUNT"), Optional.empty());
    var adjustment = new Movement.Adjustment(new LocationId("main"), -1);
    return Stream.of(
        arguments(move("m", adjustment, nowhere), "NoteMissing[field=/reason]"),
        arguments(move("m", adjustment, byNobody), "NoteMissing[field=/operator]"),
        arguments(move("m", adjustment), "NoteMissing[field=/reason]"),
        arguments(
            adjustment("m", "main", -10),
            "InsufficientOnHand[location=main, requested=10, onHand=9]"),
        arguments(
            adjustment("m", "east", -1),
            "InsufficientOnHand[location=east, requested=1, onHand=0]"),
        arguments(
            damage("m", "main", 10), "InsufficientOnHand[location=main, requested=10, onHand=9]"),
        arguments(transfer("m", "main", "east", 5), "InsufficientStock[requested=5, available=4]"),
        arguments(transfer("m", "main", "main", 1), "SameLocation[location=main]"),
        arguments(
            shipment("m", "main", "order", 4),
            "NotCommittedHere[location=main, requested=4, shippable=3]"),
        arguments(
            shipment("m", "east", "order", 1),
            "NotCommittedHere[location=east, requested=1, shippable=0]"),
        arguments(shipment("m", "main", "held", 1), "NotConfirmed[status=HELD]"),
        arguments(shipment("m", "main", "ghost", 1), "UnknownReservation[reservation=ghost]"),
        arguments(back("m", "main", 2, RESTOCK, "order"), "NotShipped[requested=2, shipped=1]"),
        arguments(back("m", "main", 1, DAMAGED, "held"), "NotShipped[requested=1, shipped=0]"),
        arguments(receipt("m", "moon", 1), "UnknownLocation[location=moon]"),
        arguments(transfer("m", "main", "moon", 1), "UnknownLocation[location=moon]"));
  }

  @ParameterizedTest
  @MethodSource("whatIsRefused")
  void aRefusalNamesItsNumbersAndLeavesNoTrace(StockCommand movement, String refusal) {
    var before = sku.stock();
    assertThat(sku.says(movement)).isEqualTo(refusal);
    assertThat(sku.stock()).isEqualTo(before);
  }

  @Test
  void aRefusedMovementMayBeTriedAgainUnderItsId() {
    sku.ask(damage("m", "main", 10));
    assertThat(sku.says(damage("m", "main", 9))).isEqualTo("main -9 damaged +9");
  }

  @Test
  void unitsOfSeveralLocationsAreShippedFromWhereTheyAre() {
    sku.ask(receipt("m1", "east", 5));
    assertThat(sku.says(reserve("both", 6))).isEqualTo("HELD main:4 east:2");
    sku.ask(confirm("both", "o2"));
    sku.ask(shipment("s1", "east", "both", 2));
    assertThat(sku.reservation("both")).contains("CONFIRMED main:4 east:2(2 shipped) for o2");
    assertThat(sku.says(shipment("s2", "west", "both", 1)))
        .isEqualTo("NotCommittedHere[location=west, requested=1, shippable=0]");
    sku.ask(shipment("s3", "main", "both", 4));
    assertThat(sku.stock().reservations().find(new ReservationId("both")).orElseThrow().endedAt())
        .contains(TheSku.START);
  }

  @Test
  void whatIsCommittedButLostCannotBeShipped() {
    sku.ask(count("m1", "main", 1));
    assertThat(sku.says(shipment("s1", "main", "order", 2)))
        .isEqualTo("InsufficientOnHand[location=main, requested=2, onHand=1]");
    assertThat(sku.says(shipment("s1", "main", "order", 1))).isEqualTo("main -1");
    assertThat(sku.shelf("main").shortage()).isEqualTo(4);
  }

  @Test
  void nothingComesBackTwice() {
    sku.ask(shipment("s1", "main", "order", 2));
    assertThat(sku.says(back("b1", "main", 2, RESTOCK, "order"))).isEqualTo("main +2");
    assertThat(sku.says(back("b2", "main", 2, RESTOCK, "order")))
        .isEqualTo("NotShipped[requested=2, shipped=1]");
    assertThat(sku.says(back("b2", "main", 1, DAMAGED, "order"))).isEqualTo("main damaged +1");
    assertThat(sku.says(back("b3", "main", 1, RESTOCK, "order")))
        .isEqualTo("NotShipped[requested=1, shipped=0]");
  }

  @Test
  void whatNobodyRemembersMayStillComeBack() {
    assertThat(sku.says(back("b1", "main", 1, RESTOCK, "long-ago"))).isEqualTo("main +1");
  }

  @Test
  void restockedUnitsMayBeSoldAgainDamagedOnesNot() {
    sku.ask(reserve("rest", 4));
    sku.ask(back("b1", "main", 1, DAMAGED));
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("InsufficientStock[requested=1, available=0]");
    sku.ask(back("b2", "main", 1, RESTOCK));
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("HELD main:1");
  }

  static Stream<IntFunction<Movement>> movements() {
    var main = new LocationId("main");
    return Stream.of(
        quantity -> new Movement.Receipt(main, quantity),
        quantity -> new Movement.Damage(main, quantity),
        quantity -> new Movement.Transfer(main, new LocationId("east"), quantity),
        quantity -> new Movement.Shipment(main, new ReservationId("order"), quantity),
        quantity -> new Movement.Return(main, quantity, RESTOCK, Optional.empty()),
        quantity -> new Movement.Adjustment(main, quantity),
        quantity -> new Movement.Count(main, quantity == 0 ? -1 : quantity));
  }

  @ParameterizedTest
  @MethodSource("movements")
  void aQuantityIsFromOneToAMillion(IntFunction<Movement> movement) {
    assertThat(movement.apply(1).quantity()).isEqualTo(1);
    assertThat(movement.apply(Quantity.MAX).quantity()).isEqualTo(1_000_000);
    for (var wrong : new int[] {0, Quantity.MAX + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> movement.apply(wrong))
          .as("quantity %d", wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("to 1000000, was ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Quantity.MAX + 1})
  void aReservationIsForOneToAMillionUnits(int quantity) {
    assertThatThrownBy(() -> reserve("r1", quantity)).isInstanceOf(IllegalArgumentException.class);
  }
}
