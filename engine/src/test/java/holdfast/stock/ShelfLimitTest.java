package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.damage;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.transfer;
import static holdfast.stock.Movement.Disposition.DAMAGED;
import static holdfast.stock.Movement.Disposition.RESTOCK;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.LocationId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.TreePMap;

/** A shelf has room for {@link Shelf#UNITS_MAX} units, and no number on it can overflow. */
class ShelfLimitTest {
  private static final String FULL = "StockLimit[location=main]";

  private final TheSku sku = sku();

  static Stream<StockCommand> waysOfBringingGoodUnits() {
    return Stream.of(
        receipt("m", "main", 1),
        receipt("m", "main", Quantity.MAX),
        adjustment("m", "main", 1),
        transfer("m", "east", "main", 1),
        back("m", "main", 1, RESTOCK));
  }

  @ParameterizedTest
  @MethodSource("waysOfBringingGoodUnits")
  void nothingIsPutOnAFullShelf(StockCommand oneMore) {
    sku.with("east", 1);
    fill(i -> receipt("fill-" + i, "main", Quantity.MAX));
    assertThat(sku.shelf("main").onHand()).isEqualTo(Shelf.UNITS_MAX);
    assertThat(sku.says(oneMore)).isEqualTo(FULL);
  }

  static Stream<StockCommand> waysOfBringingDamagedUnits() {
    return Stream.of(damage("m", "main", 1), back("m", "main", 1, DAMAGED));
  }

  @ParameterizedTest
  @MethodSource("waysOfBringingDamagedUnits")
  void damagedUnitsHaveTheSameLimit(StockCommand oneMore) {
    sku.with("main", 1);
    fill(i -> back("fill-" + i, "main", Quantity.MAX, DAMAGED));
    assertThat(sku.shelf("main").damaged()).isEqualTo(Shelf.UNITS_MAX);
    assertThat(sku.says(oneMore)).isEqualTo(FULL);
  }

  @Test
  void theLastPlaceOnAShelfMayBeFilled() {
    fill(i -> receipt("fill-" + i, "main", i == 0 ? Quantity.MAX - 1 : Quantity.MAX));
    assertThat(sku.says(receipt("m1", "main", 2))).isEqualTo(FULL);
    assertThat(sku.says(receipt("m2", "main", 1))).isEqualTo("main +1");
  }

  @Test
  void sumsOverFullShelvesDoNotOverflow() {
    for (var location : List.of("main", "east", "west")) {
      fill(i -> receipt(location + i, location, Quantity.MAX));
    }
    assertThat(sku.stock().available()).isEqualTo(3_000_000_000L);
    assertThat(SkuSummary.of(sku.stock()).sum(Shelf::onHand)).isEqualTo(3_000_000_000L);
  }

  @Test
  void aNumberBelowZeroCannotBe() {
    assertThatThrownBy(() -> new Shelf(0, 0, -1, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("held=-1");
    assertThatThrownBy(() -> new Shelf(-1, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Shelf(0, -1, 0, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Shelf(0, 0, 0, -1)).isInstanceOf(IllegalStateException.class);
  }

  /** The pair of the check in the rules: a journal that says otherwise is not believed. */
  @Test
  void noEventCanGrantMoreThanIsAvailable() {
    var main = new LocationId("main");
    var shelves = new Shelves(TreePMap.singleton(main, new Shelf(2, 0, 1, 0)));
    assertThat(shelves.hold(List.of(Pick.of(main, 1))).available()).isZero();
    assertThatThrownBy(() -> shelves.hold(List.of(Pick.of(main, 2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("granted more than is available");
  }

  @Test
  void noEventCanEndAReservationThatNeverWas() {
    var event = new StockEvent.Released(new ReservationId("ghost"));
    assertThatThrownBy(() -> sku.stock().apply(event, TheSku.START))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ghost");
  }

  @Test
  void aMillionUnitsCanBeReservedAtOnce() {
    sku.with("main", Quantity.MAX);
    assertThat(sku.says(reserve("r1", Quantity.MAX))).isEqualTo("HELD main:1000000");
  }

  private void fill(IntFunction<StockCommand> command) {
    sku.askTogether(IntStream.range(0, Shelf.UNITS_MAX / Quantity.MAX).mapToObj(command).toList());
  }
}
