package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.allocation.Entitlement;
import holdfast.allocation.Rule;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.RebalanceId;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.SkuFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every storage must do for single SKUs, whatever the database is. */
abstract class StorageContract {
  private static final SkuId SKU = new SkuId("TEE/RED|M");
  private static final SkuId OTHER = new SkuId("TEE/BLUE|M");
  private static final SkuFilter ALL =
      new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());

  abstract TestDatabase database();

  private StorageSettings settings() {
    return database().settings();
  }

  @Test
  void whatWasAnsweredIsThereAfterARestart() {
    try (var node = RunningNode.start(settings())) {
      node.define(SKU, 10);
      node.reserve(SKU, "r1", 3, 900);
      node.reserve(SKU, "r2", 2, 900);
      node.confirm(SKU, "r1", "o1");
      node.release(SKU, "r2");
    }
    try (var node = RunningNode.start(settings())) {
      var seen = node.look(SKU);
      assertThat(seen.sum(Shelf::committed)).isEqualTo(3);
      assertThat(seen.sum(Shelf::held)).isZero();
      assertThat(seen.sum(Shelf::available)).isEqualTo(7);
      assertThat(node.confirm(SKU, "r1", "o1"))
          .isInstanceOfSatisfying(
              Answer.ReservationIs.class, again -> assertThat(again.repeated()).isTrue());
    }
  }

  @Test
  void whatRetailersHaveTakenIsThereAfterARestart() {
    try (var node = RunningNode.start(settings())) {
      RetailerShop.open(node.storage(), 2, 6);
      node.define(SKU, 10);
      node.answer(SKU, RetailerShop.reserving("old", 3, 900));
      node.answer(SKU, new StockCommand.Rebalance(new RebalanceId("monday")));
      node.answer(SKU, RetailerShop.reserving("new", 4, 900));
      assertThat(node.entitlements(SKU)).containsExactly(new Entitlement(RetailerShop.NORTH, 2, 4));
    }
    try (var node = RunningNode.start(settings())) {
      assertThat(node.entitlements(SKU))
          .as("replayed")
          .containsExactly(new Entitlement(RetailerShop.NORTH, 2, 4));
      for (int i = 0; i < RunningNode.SNAPSHOT_AFTER; i++) {
        node.reserve(SKU, "r" + i, 1, 900);
        node.release(SKU, "r" + i);
      }
    }
    try (var node = RunningNode.start(settings())) {
      assertThat(node.entitlements(SKU))
          .as("from a snapshot")
          .containsExactly(new Entitlement(RetailerShop.NORTH, 2, 4));
      assertThat(node.answer(SKU, new StockCommand.Rebalance(new RebalanceId("monday"))))
          .isInstanceOfSatisfying(
              Answer.PeriodIs.class, again -> assertThat(again.repeated()).isTrue());
      node.release(SKU, "old");
      assertThat(node.entitlements(SKU))
          .as("a release from an older period does not count in this one")
          .containsExactly(new Entitlement(RetailerShop.NORTH, 2, 4));
      assertThat(node.answer(SKU, RetailerShop.reserving("more", 3, 900)))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused ->
                  assertThat(refused.refusal())
                      .isEqualTo(new Refusal.NotEntitled(3, 2, new Rule.Ceiling(6, 4))));
    }
  }

  @Test
  void unitsReturnAfterARestartWithoutAVisitor() {
    try (var node = NodeSetup.usual(settings()).withoutSweep().start()) {
      node.define(SKU, 1);
      node.reserve(SKU, "r1", 1, 1);
      node.awaitViews();
    }
    try (var node = RunningNode.start(settings())) {
      await()
          .atMost(RunningNode.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(node.storage().views().skus(ALL, Optional.empty(), 10))
                      .singleElement()
                      .satisfies(row -> assertThat(row.available()).isEqualTo(1)));
      assertThat(node.storage().views().reservation(new ReservationId("r1")))
          .hasValueSatisfying(
              row -> assertThat(row.reservation().status()).isEqualTo(Reservation.Status.EXPIRED));
    }
  }

  /** I1, with buyers who have already won: one unit of each SKU is gone before the race. */
  @Test
  void buyersWhoRaceForTheLastUnitsNeverGetMoreThanThereAre() {
    var skus = List.of(SKU, OTHER);
    var granted = new HashMap<SkuId, List<String>>();
    try (var node = RunningNode.start(settings())) {
      for (var sku : skus) {
        node.define(sku, 6);
        assertThat(node.reserve(sku, "first-" + sku, 1, 900))
            .isInstanceOf(Answer.ReservationIs.class);
      }
      race(node, skus)
          .forEach(
              (buyer, reply) -> {
                var answer = ((SkuReply.Answered) reply.toCompletableFuture().join()).answer();
                if (answer instanceof Answer.ReservationIs) {
                  granted.computeIfAbsent(buyer.sku(), _ -> new ArrayList<>()).add(buyer.id());
                } else {
                  assertThat(answer)
                      .isInstanceOfSatisfying(
                          Answer.Refused.class,
                          refused ->
                              assertThat(refused.refusal())
                                  .isEqualTo(new Refusal.InsufficientStock(1, 0)));
                }
              });
    }
    assertThat(granted.get(SKU)).hasSize(5);
    assertThat(granted.get(OTHER)).hasSize(5);
    try (var node = RunningNode.start(settings())) {
      for (var sku : skus) {
        assertThat(node.look(sku).sum(Shelf::held)).isEqualTo(6);
        assertThat(granted.get(sku))
            .allSatisfy(
                id ->
                    assertThat(node.find(sku, id))
                        .map(Reservation::status)
                        .contains(Reservation.Status.HELD));
      }
    }
  }

  private record Buyer(SkuId sku, String id) {}

  private static Map<Buyer, CompletionStage<SkuReply>> race(RunningNode node, List<SkuId> skus) {
    var replies = new HashMap<Buyer, CompletionStage<SkuReply>>();
    for (int i = 0; i < 100; i++) {
      for (var sku : skus) {
        var buyer = new Buyer(sku, "buyer-%d-%s".formatted(i, sku));
        replies.put(buyer, node.asked(sku, RunningNode.reserving(buyer.id(), 1, 900)));
      }
    }
    return replies;
  }

  /**
   * Rows may be few, as commands that come together share one; but none may ever go. That the state
   * is the same without the rows below the snapshot shows that the snapshot alone carries it.
   */
  @Test
  void aSnapshotCarriesTheStateAndNoEventIsEverDeleted() throws SQLException {
    int commands = 3 * RunningNode.SNAPSHOT_AFTER;
    try (var node = RunningNode.start(settings())) {
      node.define(SKU, 50);
      IntStream.range(0, commands).forEach(i -> node.receive(SKU, "m" + i, 1));
      node.reserve(SKU, "r1", 7, 900);
      await()
          .atMost(RunningNode.PATIENCE)
          .untilAsserted(() -> assertThat(rows("\"snapshot\"")).isEqualTo(1));
    }
    assertThat(rows("\"event_journal\"")).isEqualTo(commands + 3);
    assertThat(rows("\"event_journal\" WHERE \"deleted\"")).isZero();
    var snapshotAt = database().number("SELECT \"sequence_number\" FROM \"snapshot\"");
    assertThat(snapshotAt).isGreaterThan(commands / 2);

    database().execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" < " + snapshotAt);
    try (var node = RunningNode.start(settings())) {
      var seen = node.look(SKU);
      assertThat(seen.version()).isEqualTo(commands + 3);
      assertThat(seen.sum(Shelf::onHand)).isEqualTo(50 + commands);
      assertThat(node.find(SKU, "r1")).map(Reservation::quantity).contains(7);
      assertThat(node.receive(SKU, "m0", 1).version()).isEqualTo(3);
    }
  }

  private long rows(String table) throws SQLException {
    return database().number("SELECT COUNT(*) FROM " + table);
  }
}
