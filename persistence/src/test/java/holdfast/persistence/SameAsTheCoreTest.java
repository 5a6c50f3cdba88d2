package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.Pick;
import holdfast.stock.RebalanceId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Sale;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuSummary;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real node, restarted twice, gives the answers and has the state of the pure core. Commands are
 * drawn from few ids and small numbers, so that repetitions, refusals, expiry, forgetting and
 * snapshots all happen. A seed names a run.
 */
class SameAsTheCoreTest {
  private static final SkuId SKU = new SkuId("sku");
  private static final LocationId SHOP = new LocationId("shop");
  private static final int LIVES = 3;
  private static final int COMMANDS_PER_LIFE = 60;
  private static final Moment.Limits LIMITS =
      new Moment.Limits(Duration.ofMinutes(10), 8, 5, 1_000);

  @TempDir Path directory;

  private final SettableClock clock = new SettableClock();
  private Stock core = Stock.EMPTY;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aNodeThatIsRestartedDecidesLikeThePureCore(long seed) {
    var random = new Random(seed);
    for (int life = 0; life < LIVES; life++) {
      try (var node = start()) {
        for (int i = 0; i < COMMANDS_PER_LIFE; i++) {
          letTimePass(node, Duration.ofSeconds(random.nextInt(40)));
          var command = command(random);
          assertThat(node.answer(SKU, command))
              .as("seed %d, life %d, command %d: %s", seed, life, i, command)
              .isEqualTo(decide(node, command));
        }
        assertThat(node.look(SKU)).isEqualTo(SkuSummary.of(core));
        for (int i = 0; i < 8; i++) {
          for (var id : List.of("r" + i, "n" + i, "!s" + i)) {
            assertThat(node.find(SKU, id)).isEqualTo(core.reservation(new ReservationId(id)));
          }
        }
        node.awaitViews();
      }
    }
    assertThat(core.version()).as("something happened").isGreaterThan(60);
  }

  /** Nothing but the test's commands may make batches: no sweep, and a clock that stands still. */
  private RunningNode start() {
    var node =
        NodeSetup.usual(new H2Database(directory).settings())
            .within(LIMITS)
            .at(clock)
            .withoutSweep()
            .start();
    node.storage().catalog().put(SHOP, "Shop", 2, Service.EVERYWHERE);
    RetailerShop.open(node.storage(), 2, 5);
    return node;
  }

  /** A question is enough for a node to expire what is due, in a batch of its own. */
  private void letTimePass(RunningNode node, Duration time) {
    clock.advance(time);
    node.look(SKU);
    if (core.earliestDeadline()
        .filter(deadline -> !deadline.isAfter(clock.instant()))
        .isPresent()) {
      core = StockRules.decide(core, List.of(), moment(node)).stock();
    }
  }

  private Answer decide(RunningNode node, StockCommand command) {
    var outcome = StockRules.decide(core, List.of(command), moment(node));
    core = outcome.stock();
    return outcome.answers().getFirst();
  }

  private Moment moment(RunningNode node) {
    return new Moment(
        clock.instant(),
        SKU,
        node.storage().catalog().current(),
        node.storage().stores().current(),
        node.storage().policies().current(),
        LIMITS);
  }

  private StockCommand command(Random random) {
    var reservation = new ReservationId("r" + random.nextInt(8));
    return switch (random.nextInt(core.profile().isEmpty() ? 1 : 19)) {
      case 0 ->
          new StockCommand.Define(
              new SkuProfile(
                  "Title " + random.nextInt(3),
                  Optional.empty(),
                  SkuProfile.Kind.STOCKED,
                  Optional.empty()));
      case 1, 2, 3, 4 ->
          new StockCommand.Reserve(
              reservation,
              new Reservation.Request(
                  RunningNode.WEB,
                  1 + reservation.value().charAt(1) % 4,
                  30 + 60 * random.nextInt(2)));
      case 5 -> new StockCommand.Extend(reservation, 1 + random.nextInt(120));
      case 6, 7 ->
          new StockCommand.Confirm(
              reservation,
              new OrderId("o" + random.nextInt(2)),
              random.nextBoolean() ? Optional.empty() : Optional.of(1));
      case 8 -> new StockCommand.Release(reservation);
      case 9, 10 -> RetailerShop.reserving("n" + random.nextInt(8), 1 + random.nextInt(3), 60);
      case 11 -> new StockCommand.Rebalance(new RebalanceId("b" + random.nextInt(30)));
      case 12, 13, 14 -> sell(random, reservation);
      case 15 ->
          new StockCommand.ExpectReturn(
              new ReservationId("!s" + random.nextInt(4)), "back", random.nextInt(3));
      default ->
          new StockCommand.Move(
              new MovementId("m" + random.nextInt(30)),
              movement(
                  random,
                  random.nextBoolean() ? reservation : new ReservationId("!s" + random.nextInt(4))),
              random.nextInt(4) == 0
                  ? Movement.Note.NONE
                  : new Movement.Note(Optional.of("WHY"), Optional.of("WHO")));
    };
  }

  private StockCommand sell(Random random, ReservationId hold) {
    return new StockCommand.Sell(
        new ReservationId("!s" + random.nextInt(4)),
        random.nextInt(20),
        new Sale(
            RunningNode.WEB,
            new OrderId("o" + random.nextInt(2)),
            random.nextInt(5),
            random.nextBoolean() ? Optional.empty() : Optional.of(hold),
            clock.instant()),
        random.nextInt(4) == 0 ? List.of(Pick.left(RunningNode.MAIN, 1)) : List.of(),
        random.nextInt(5));
  }

  private static Movement movement(Random random, ReservationId reservation) {
    var here = random.nextBoolean() ? RunningNode.MAIN : SHOP;
    var there = random.nextBoolean() ? RunningNode.MAIN : SHOP;
    int units = 1 + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Movement.Receipt(here, 2 * units);
      case 2 -> new Movement.Count(here, units);
      case 3 -> new Movement.Adjustment(here, random.nextBoolean() ? units : -units);
      case 4 -> new Movement.Damage(here, units);
      case 5 ->
          random.nextBoolean()
              ? new Movement.Quarantine(here, units)
              : new Movement.Transfer(here, there, units);
      case 6 -> new Movement.Shipment(here, reservation, units);
      default ->
          new Movement.Return(
              here,
              units,
              random.nextBoolean() ? Movement.Disposition.RESTOCK : Movement.Disposition.DAMAGED,
              random.nextBoolean() ? Optional.empty() : Optional.of(reservation));
    };
  }
}
