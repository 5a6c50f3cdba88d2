package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.define;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.rebalance;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.transfer;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Conflict;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.WindowId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command goes through the same gate. In a peer one of several entry points left out the
 * check that the others made (Medusa 16569). The kinds of commands and movements are taken from the
 * types, so that a new one cannot be forgotten here.
 */
class EveryEntryPointTest {
  private static final LocationId MOON = new LocationId("moon");

  private static final List<Movement> MOVEMENTS =
      List.of(
          new Movement.Receipt(MOON, 1),
          new Movement.Count(MOON, 1),
          new Movement.Adjustment(MOON, 1),
          new Movement.Damage(MOON, 1),
          new Movement.Quarantine(MOON, 1),
          new Movement.Clearance(MOON, 1, Movement.Disposition.RESTOCK),
          new Movement.Transfer(MOON, new LocationId("main"), 1),
          new Movement.Shipment(MOON, new ReservationId("r1"), 1),
          new Movement.Return(MOON, 1, Movement.Disposition.RESTOCK, Optional.empty()));

  private static final WindowId WINDOW = new WindowId(new ChannelId("shop"), "tee");

  private static final List<StockCommand> COMMANDS =
      List.of(
          define(),
          receipt("m1", "main", 1),
          reserve("r1", 1),
          extend("r1", 60),
          confirm("r1", "o1"),
          release("r1"),
          rebalance("b1"),
          new StockCommand.TakeNote(1),
          new StockCommand.Offer(WINDOW),
          new StockCommand.Acknowledge(WINDOW, 1, 1),
          new StockCommand.Observe(WINDOW, 1, true, 1),
          new StockCommand.Withdraw(WINDOW),
          Commands.sell("!s1", 1, "web", 1),
          Commands.resolve("!s1", Conflict.BACKORDER),
          Commands.expectReturn("!s1", "back", 1),
          Commands.hold("~c1", 1, 1),
          Commands.prolong("~c1", 1, 60),
          Commands.pin("~c1", 1),
          Commands.commit("~c1", 1, "o1", 1),
          Commands.free("~c1", 1));

  static Stream<Class<?>> commands() {
    return kinds(StockCommand.class).filter(kind -> kind != StockCommand.Define.class);
  }

  static Stream<Class<?>> movements() {
    return kinds(Movement.class);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aSkuThatNobodyDefinedRefusesAllButItsDefinition(Class<?> kind) {
    var sku = TheSku.unknown();
    assertThat(sku.says(example(kind, COMMANDS))).isEqualTo("UnknownSku[]");
    assertThat(sku.stock()).isEqualTo(Stock.EMPTY);
  }

  @ParameterizedTest
  @MethodSource("movements")
  void aSkuThatNobodyDefinedRefusesEveryKindOfMovement(Class<?> kind) {
    var sku = TheSku.unknown();
    var command = Commands.move("m1", example(kind, MOVEMENTS), Commands.NOTE);
    assertThat(sku.says(command)).isEqualTo("UnknownSku[]");
    assertThat(sku.stock()).isEqualTo(Stock.EMPTY);
  }

  @ParameterizedTest
  @MethodSource("movements")
  void noMovementLeadsToALocationThatNobodyKnows(Class<?> kind) {
    var sku = sku().with("main", 10);
    var command = Commands.move("m1", example(kind, MOVEMENTS), Commands.NOTE);
    assertThat(sku.says(command)).isEqualTo("UnknownLocation[location=moon]");
  }

  @Test
  void theDefinitionOpensTheGateAlsoWithinABatch() {
    assertThat(
            TheSku.unknown()
                .saysTogether(
                    reserve("r1", 1), define(), receipt("m1", "main", 1), reserve("r1", 1)))
        .containsExactly("UnknownSku[]", "CREATED", "main +1", "HELD main:1");
  }

  @Test
  void aChannelThatNobodyKnowsGetsNothing() {
    assertThat(sku().with("main", 1).says(reserve("r1", "ghost", 1, 60)))
        .isEqualTo("UnknownChannel[channel=ghost]");
  }

  static Stream<StockCommand> waysOfTakingAUnit() {
    return Stream.of(
        reserve("new", 1),
        Commands.hold("~new", 1, 1),
        extend("expired", 60),
        confirm("expired", "o1"),
        transfer("m1", "main", "east", 1));
  }

  @ParameterizedTest
  @MethodSource("waysOfTakingAUnit")
  void everyWayOfTakingAUnitAsksWhetherItIsFree(StockCommand taking) {
    var sku = sku().with("main", 1);
    sku.ask(reserve("expired", 1, 60));
    sku.at(60).ask(reserve("winner", 1));
    var before = sku.stock();

    assertThat(sku.ask(taking)).isInstanceOf(Answer.Refused.class);
    assertThat(sku.says(taking)).contains("requested=1, available=0");
    assertThat(sku.stock()).isEqualTo(before);

    sku.ask(release("winner"));
    assertThat(sku.ask(taking)).isNotInstanceOf(Answer.Refused.class);
  }

  private static <T> T example(Class<?> kind, List<T> examples) {
    return examples.stream()
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no example of the new " + kind));
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EveryEntryPointTest::kinds)
        : Stream.of(type);
  }
}
