package holdfast.persistence.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.catalog.SkuId;
import holdfast.order.OrderKey;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.shop.Drift;
import holdfast.shop.DriftCause;
import holdfast.shop.DriftLog;
import holdfast.shop.DriftLog.Filter;
import holdfast.shop.Level;
import holdfast.shop.LevelFinding;
import holdfast.shop.LevelState;
import holdfast.shop.LevelStore.OfLevel;
import holdfast.shop.LevelStore.Sold;
import holdfast.shop.LevelStore.Subject;
import holdfast.shop.LevelStore.Update;
import holdfast.shop.ListingHealth;
import holdfast.shop.OrderTaken;
import holdfast.shop.OwnSale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of shops' numbers is kept, nothing of it is lost, and each drift is recorded. */
abstract class ShopContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");
  private static final SkuId TEE = new SkuId("TEE");

  private Database database;
  private ShopTables shops;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    database = DatabaseLocation.of(database().settings()).openCore();
    Migrations.CORE.run(database);
    shops = new ShopTables(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Subject subject(ChannelId store, String item) {
    return new Subject(new LevelKey(store, item, "755"), "l-" + item, Optional.of(TEE));
  }

  private static LevelState showing(int number) {
    return new LevelState(
        Optional.of(new Level(number, NOW)),
        Optional.of(new LevelState.Base(new Level(number, NOW), true)),
        List.of(new OwnSale(NOW.plusSeconds(1), 2)),
        Optional.of(new LevelState.Doubt(NOW, NOW.plusSeconds(3))),
        Optional.of(new Level(4, NOW)),
        Optional.of(new LevelState.Gap(new Level(4, NOW), -3)),
        Optional.of(new LevelState.Replaced(List.of(5, 7))),
        Optional.of(new LevelState.Contradiction(NOW, false)));
  }

  private void find(Subject subject, LevelFinding finding, int second) {
    shops.change(
        subject,
        state -> new Update(state, Optional.of(finding), Optional.empty()),
        NOW.plusSeconds(second));
  }

  private static LevelFinding drifted(int seen, int second) {
    return new LevelFinding.Drifted(
        new Level(seen, NOW.plusSeconds(second)), 10, DriftCause.MANUAL_EDIT);
  }

  private List<Drift> drifts(Optional<ChannelId> store, Optional<Drift.State> state) {
    return shops.drifts().drifts(new Filter(store, Optional.empty(), state), Optional.empty(), 10);
  }

  @Test
  void whatIsKnownOfANumberIsKeptWhole() {
    var one = subject(NORTH, "476");
    var due = Optional.of(NOW.plusSeconds(60));
    shops.change(one, _ -> new Update(showing(9), Optional.empty(), due), NOW);

    assertThat(shops.states(List.of(one.key(), subject(SOUTH, "476").key())))
        .isEqualTo(Map.of(one.key(), showing(9)));
    assertThat(shops.due(NOW.plusSeconds(59), 10)).isEmpty();
    assertThat(shops.due(NOW.plusSeconds(60), 10)).containsExactly(one.key());

    shops.change(one, state -> new Update(state, Optional.empty(), Optional.empty()), NOW);
    assertThat(shops.due(NOW.plusSeconds(60), 10)).isEmpty();
    shops.forget(one.key());
    assertThat(shops.states(List.of(one.key()))).isEmpty();
  }

  @Test
  void driftsAreListedNewestFirstByPages() {
    find(subject(NORTH, "1"), drifted(11, 1), 1);
    find(subject(SOUTH, "2"), drifted(12, 2), 2);
    find(subject(NORTH, "3"), drifted(13, 3), 3);

    var newest = drifts(Optional.empty(), Optional.empty());
    assertThat(newest).extracting(Drift::seen).containsExactly(13, 12, 11);
    assertThat(newest.getFirst())
        .isEqualTo(
            new Drift(
                newest.getFirst().id(),
                NORTH,
                "l-3",
                Optional.of(TEE),
                13,
                10,
                DriftCause.MANUAL_EDIT,
                NOW.plusSeconds(3),
                NOW.plusSeconds(3),
                Drift.State.OPEN));
    assertThat(drifts(Optional.of(SOUTH), Optional.empty())).extracting(Drift::seen).contains(12);
    var all = new Filter(Optional.empty(), Optional.of(TEE), Optional.of(Drift.State.OPEN));
    assertThat(shops.drifts().drifts(all, Optional.of(newest.getFirst().id()), 1))
        .extracting(Drift::seen)
        .containsExactly(12);
    assertThat(shops.openDrifts()).isEqualTo(Map.of(NORTH, 2L, SOUTH, 1L));
    assertThat(shops.drifts().counts(NORTH, NOW.plusSeconds(2)))
        .isEqualTo(new DriftLog.Counts(2, 1));
  }

  @Test
  void onlyTheDriftOfThatNumberIsExplained() {
    find(subject(NORTH, "1"), drifted(11, 1), 1);
    find(subject(NORTH, "1"), drifted(12, 2), 2);
    find(subject(NORTH, "2"), drifted(12, 2), 3);

    find(subject(NORTH, "1"), new LevelFinding.Explained(new Level(12, NOW.plusSeconds(2))), 9);

    assertThat(drifts(Optional.empty(), Optional.of(Drift.State.EXPLAINED)))
        .extracting(Drift::listing, Drift::seen)
        .containsExactly(tuple("l-1", 12));
    assertThat(shops.openDrifts()).isEqualTo(Map.of(NORTH, 2L));
    assertThat(shops.drifts().counts(NORTH, NOW)).isEqualTo(new DriftLog.Counts(2, 3));
  }

  @Test
  void anOrderAndItsNumbersChangeTogetherOrNotAtAll() {
    var order = OrderKey.order(NORTH, "5001");
    var taken = new OrderTaken(NOW, Map.of("44", 2));
    var one = subject(NORTH, "1");
    var failing =
        List.of(
            new OfLevel(one, _ -> new Update(showing(3), Optional.empty(), Optional.empty())),
            new OfLevel(
                subject(NORTH, "2"),
                _ -> {
                  throw new IllegalStateException("in its midst");
                }));

    assertThatThrownBy(() -> shops.sold(order, _ -> new Sold(taken, failing), NOW))
        .hasMessage("in its midst");
    assertThat(shops.states(List.of(one.key()))).isEmpty();

    var known = new ArrayList<Optional<OrderTaken>>();
    for (int i = 0; i < 2; i++) {
      shops.sold(
          order,
          before -> {
            known.add(before);
            return new Sold(taken, failing.subList(0, 1));
          },
          NOW);
    }
    assertThat(known).containsExactly(Optional.empty(), Optional.of(taken));
    assertThat(shops.states(List.of(one.key()))).containsValue(showing(3));
  }

  @Test
  void whatManyChangeAtOnceIsChangedByAll() {
    var one = subject(NORTH, "1");
    var changes = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 16; i++) {
      changes.add(
          CompletableFuture.runAsync(
              () -> {
                for (int j = 0; j < 5; j++) {
                  shops.change(one, ShopContract::counted, NOW);
                }
              }));
    }
    changes.forEach(CompletableFuture::join);

    assertThat(shops.states(List.of(one.key())).values())
        .extracting(LevelState::seen)
        .containsExactly(Optional.of(new Level(80, NOW)));
  }

  private static Update counted(LevelState state) {
    var number = state.seen().map(Level::number).orElse(0) + 1;
    var next =
        new LevelState(
            Optional.of(new Level(number, NOW)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Update(next, Optional.empty(), Optional.empty());
  }

  @Test
  void whatAShopSaidOfAVariantIsKept() {
    var gone =
        shops.change(NORTH, "44", health -> health.stocked(true, NOW).gone(Optional.of(NOW)));

    assertThat(shops.change(NORTH, "44", health -> health)).isEqualTo(gone);
    assertThat(shops.change(SOUTH, "44", health -> health)).isEqualTo(ListingHealth.NONE);
  }
}
