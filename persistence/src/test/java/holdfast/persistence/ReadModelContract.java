package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Identifier;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews;
import holdfast.stock.StockViews.SkuFilter;
import holdfast.stock.StockViews.SkuRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lists, histories and lookups must show, whatever the database is. */
abstract class ReadModelContract {
  private static final SkuId SKU = new SkuId("TEE/RED|M");
  private static final SkuFilter ALL =
      new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** A SKU remembers the last two of what is over, so that a test sees it forget. */
  private static final Moment.Limits FORGETFUL =
      new Moment.Limits(Duration.ofHours(24), 2, 1_000, 1_000);

  private static final LocationId SHOP = new LocationId("shop");

  abstract TestDatabase database();

  @Test
  void movementsArePagedFromBothEnds() {
    try (var node = RunningNode.start(database().settings())) {
      var happened = everyKindOfMovement(node);
      var other = new SkuId("TEE/RED");
      node.define(other, 1);
      node.awaitViews();

      var views = node.storage().views();
      assertThat(pages(views, SKU, false, 2)).isEqualTo(happened);
      assertThat(pages(views, SKU, true, 3)).isEqualTo(happened.reversed());
      assertThat(views.movements(SKU, true, Optional.empty(), 100)).hasSameSizeAs(happened);
      assertThat(views.movements(other, true, Optional.empty(), 100)).hasSize(1);
      assertThat(views.movements(new SkuId("nobody"), true, Optional.empty(), 100)).isEmpty();
    }
  }

  private static List<RecordedMovement> everyKindOfMovement(RunningNode node) {
    node.storage().catalog().put(SHOP, "Shop", 2, Service.EVERYWHERE);
    node.define(SKU, "shirts", SkuProfile.Kind.STOCKED);
    var happened = new ArrayList<RecordedMovement>();
    happened.add(node.receive(SKU, "m1", 20));
    happened.add(node.move(SKU, "m2", new Movement.Count(RunningNode.MAIN, 18)));
    happened.add(node.move(SKU, "m3", new Movement.Adjustment(RunningNode.MAIN, -1)));
    happened.add(node.move(SKU, "m4", new Movement.Damage(RunningNode.MAIN, 2)));
    happened.add(node.move(SKU, "m5", new Movement.Transfer(RunningNode.MAIN, SHOP, 5)));
    node.reserve(SKU, "r1", 3, 900);
    node.confirm(SKU, "r1", "o1");
    var r1 = new ReservationId("r1");
    happened.add(node.move(SKU, "m6", new Movement.Shipment(RunningNode.MAIN, r1, 3)));
    happened.add(
        node.move(
            SKU,
            "m7",
            new Movement.Return(SHOP, 1, Movement.Disposition.DAMAGED, Optional.of(r1))));
    return happened;
  }

  private static List<RecordedMovement> pages(
      StockViews views, SkuId sku, boolean isNewestFirst, int limit) {
    var all = new ArrayList<RecordedMovement>();
    var after = Optional.<Long>empty();
    while (true) {
      var page = views.movements(sku, isNewestFirst, after, limit);
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      if (page.size() < limit) {
        return all;
      }
      after = Optional.of(page.getLast().version());
    }
  }

  @Test
  void idsAreFoundByCategoryPageByPageAndCounted() {
    try (var node = RunningNode.start(database().settings())) {
      for (var id : List.of("b1", "B1", "a", "a~")) {
        node.define(new SkuId(id), "shirts", SkuProfile.Kind.STOCKED);
      }
      node.define(new SkuId("a2"), "mugs", SkuProfile.Kind.STOCKED);
      var index = node.storage().skuIndex();
      index.caughtUp().toCompletableFuture().join();
      var shirts = new SkuFilter(Optional.of("shirts"), Optional.empty(), Optional.empty());
      assertThat(index.count(ALL)).isEqualTo(5);
      assertThat(index.count(shirts)).isEqualTo(4);
      assertThat(index.ids(shirts, Optional.empty(), 2))
          .extracting(SkuId::value)
          .containsExactly("B1", "a");
      assertThat(index.ids(shirts, Optional.of(new SkuId("a")), 9))
          .extracting(SkuId::value)
          .containsExactly("a~", "b1");
    }
  }

  @Test
  void skusAreListedInTheOrderOfTheirIds() {
    try (var node = RunningNode.start(database().settings())) {
      for (var id : List.of("b1", "B1", "a", "a1", "a~", "a%", "_", "A_1")) {
        node.define(new SkuId(id), "shirts", SkuProfile.Kind.STOCKED);
      }
      node.define(new SkuId("a2"), "mugs", SkuProfile.Kind.STOCKED);
      node.define(new SkuId("a3"), "mugs", SkuProfile.Kind.DROPSHIP);
      node.awaitViews();

      var views = node.storage().views();
      assertThat(ids(views, ALL))
          .containsExactly("A_1", "B1", "_", "a", "a%", "a1", "a2", "a3", "a~", "b1");
      assertThat(ids(views, new SkuFilter(Optional.of("mugs"), Optional.empty(), Optional.empty())))
          .containsExactly("a2", "a3");
      assertThat(
              ids(
                  views,
                  new SkuFilter(
                      Optional.of("mugs"),
                      Optional.of(SkuProfile.Kind.DROPSHIP),
                      Optional.of("a"))))
          .containsExactly("a3");
      assertThat(ids(views, prefix("a"))).containsExactly("a", "a%", "a1", "a2", "a3", "a~");
      assertThat(ids(views, prefix("a%"))).containsExactly("a%");
      assertThat(ids(views, prefix("_"))).containsExactly("_");
      assertThat(ids(views, prefix("c"))).isEmpty();
      assertThat(views.skus(prefix("a"), Optional.of(new SkuId("a1")), 2))
          .extracting(row -> row.sku().value())
          .containsExactly("a2", "a3");
      assertThat(views.skus(ALL, Optional.of(new SkuId("b1")), 2)).isEmpty();
    }
  }

  private static SkuFilter prefix(String prefix) {
    return new SkuFilter(Optional.empty(), Optional.empty(), Optional.of(prefix));
  }

  private static List<String> ids(StockViews views, SkuFilter filter) {
    return views.skus(filter, Optional.empty(), 100).stream()
        .map(row -> row.sku().value())
        .toList();
  }

  /** A row that a table can't take would hold up the rows of all others. */
  @Test
  void namesMayBeAsLongAsTheApiAllows() {
    try (var node = RunningNode.start(database().settings())) {
      var sku = new SkuId("~".repeat(Identifier.LENGTH_MAX));
      var category = "\uD83D\uDC55".repeat(200);
      node.define(sku, category, SkuProfile.Kind.STOCKED);
      node.receive(sku, "~".repeat(Identifier.LENGTH_MAX), 5);
      node.reserve(sku, "~".repeat(Identifier.LENGTH_MAX), 1, 900);
      node.awaitViews();

      var filter = new SkuFilter(Optional.of(category), Optional.empty(), Optional.empty());
      assertThat(node.storage().views().skus(filter, Optional.empty(), 10))
          .extracting(SkuRow::sku)
          .containsExactly(sku);
    }
  }

  @Test
  void aRowSumsOverTheLocations() {
    try (var node = RunningNode.start(database().settings())) {
      everyKindOfMovement(node);
      node.reserve(SKU, "r2", 8, 900);
      node.move(SKU, "m8", new Movement.Count(RunningNode.MAIN, 4));
      node.awaitViews();

      var profile =
          new SkuProfile(
              "Title of " + SKU, Optional.of("shirts"), SkuProfile.Kind.STOCKED, Optional.empty());
      assertThat(node.storage().views().skus(ALL, Optional.empty(), 10))
          .containsExactly(new SkuRow(SKU, profile, 9, 8, 0, 3, 0, 4, 3, 0, 12));
    }
  }

  @Test
  void theDueIndexNamesTheLongestOverdueFirst() {
    try (var node = NodeSetup.usual(database().settings()).withoutSweep().start()) {
      for (int i = 1; i <= 4; i++) {
        var sku = new SkuId("s" + i);
        node.define(sku, 5);
        node.reserve(sku, "late-" + i, 1, 5_000);
        node.reserve(sku, "r" + i, 1, 1_000 - i);
      }
      node.define(new SkuId("s5"), 5);
      node.release(new SkuId("s2"), "r2");
      node.release(new SkuId("s2"), "late-2");
      node.awaitViews();

      var index = node.storage().dueIndex();
      var soon = Instant.now().plusSeconds(2_000);
      assertThat(index.due(Instant.now(), 10)).isEmpty();
      assertThat(index.due(soon, 10)).extracting(SkuId::value).containsExactly("s4", "s3", "s1");
      assertThat(index.due(soon, 2)).extracting(SkuId::value).containsExactly("s4", "s3");
    }
  }

  @Test
  void aReservationIsFoundAlsoWhenItsSkuHasForgottenIt() {
    try (var node =
        NodeSetup.usual(database().settings()).within(FORGETFUL).withoutSweep().start()) {
      node.define(SKU, 10);
      node.reserve(SKU, "released", 1, 900);
      node.release(SKU, "released");
      node.reserve(SKU, "shipped", 2, 900);
      node.confirm(SKU, "shipped", "o1");
      var shipped = new ReservationId("shipped");
      node.move(SKU, "m1", new Movement.Shipment(RunningNode.MAIN, shipped, 2));
      node.receive(SKU, "m2", 1);
      node.receive(SKU, "m3", 1);
      assertThat(node.find(SKU, "released")).isEmpty();
      assertThat(node.find(SKU, "shipped")).isEmpty();
      node.move(
          SKU,
          "m4",
          new Movement.Return(
              RunningNode.MAIN, 1, Movement.Disposition.RESTOCK, Optional.of(shipped)));
      node.awaitViews();

      assertThat(found(node, "released").status()).isEqualTo(Reservation.Status.RELEASED);
      assertThat(found(node, "released").endedAt()).isPresent();
      assertThat(found(node, "shipped").status()).isEqualTo(Reservation.Status.CONFIRMED);
      assertThat(found(node, "shipped").shipped()).isEqualTo(2);
      assertThat(found(node, "shipped").returned()).isEqualTo(1);
      assertThat(node.storage().views().reservation(new ReservationId("nobody's"))).isEmpty();
    }
  }

  @Test
  void theIdsOfAllReservationsComeInPages() {
    try (var node = RunningNode.start(database().settings())) {
      node.define(SKU, 10);
      var made = Stream.of("b", "a", "d", "c", "e").map(ReservationId::new).toList();
      made.forEach(id -> node.reserve(SKU, id.value(), 1, 900));
      node.awaitViews();

      var views = node.storage().views();
      var found = new ArrayList<ReservationId>();
      var page = views.reservations(Optional.empty(), 2);
      while (!page.isEmpty()) {
        found.addAll(page);
        page = views.reservations(Optional.of(page.getLast()), 2);
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(made);
      assertThat(views.isCheckout(made.getFirst())).isFalse();
    }
  }

  @Test
  void aGrantAnewIsShownAsTheSecondAttempt() {
    var clock = new SettableClock();
    try (var node = NodeSetup.usual(database().settings()).at(clock).withoutSweep().start()) {
      node.define(SKU, 10);
      node.reserve(SKU, "r1", 1, 60);
      node.awaitViews();
      assertThat(found(node, "r1").attempt()).isEqualTo(1);

      clock.advance(Duration.ofSeconds(61));
      assertThat(node.answer(SKU, new StockCommand.Extend(new ReservationId("r1"), 30)))
          .isInstanceOf(Answer.ReservationIs.class);
      node.awaitViews();
      var anew = found(node, "r1");
      assertThat(anew.attempt()).isEqualTo(2);
      assertThat(anew.status()).isEqualTo(Reservation.Status.HELD);
      assertThat(anew.expiresAt()).isEqualTo(clock.instant().plusSeconds(30));
    }
  }

  private static Reservation found(RunningNode node, String id) {
    var row = node.storage().views().reservation(new ReservationId(id)).orElseThrow();
    assertThat(row.sku()).isEqualTo(SKU);
    return row.reservation();
  }
}
