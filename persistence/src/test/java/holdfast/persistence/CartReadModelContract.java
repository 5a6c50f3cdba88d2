package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.Movement;
import holdfast.stock.OrderId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.SkuFilter;
import holdfast.stock.StockViews.SkuRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lists and lookups must show of bundles and carts, whatever the database is. */
abstract class CartReadModelContract {
  private static final SkuId TEE = new SkuId("TEE");
  private static final SkuId MUG = new SkuId("MUG");
  private static final ReservationId CART = new ReservationId("cart");

  abstract TestDatabase database();

  @Test
  void aBundleIsListedWithWhatItsScarcestComponentAllows() {
    try (var node = RunningNode.start(database().settings())) {
      node.define(TEE, 5);
      node.define(MUG, 9);
      node.define(new SkuId("ZERO"), "shirts", SkuProfile.Kind.STOCKED);
      bundle(node, "KIT", "TEE:2 MUG:1");
      bundle(node, "PAIR", "MUG:2");
      bundle(node, "NONE", "TEE:1 ZERO:1");
      bundle(node, "LOST", "TEE:1 NOBODY-S:1");
      assertThat(available(node, "KIT")).isEqualTo(2);
      assertThat(available(node, "PAIR")).isEqualTo(4);
      assertThat(available(node, "NONE")).isZero();
      assertThat(available(node, "LOST")).isZero();
      assertThat(available(node, "TEE")).isEqualTo(5);

      node.reserve(MUG, "r1", 8, 900);
      assertThat(available(node, "KIT")).isEqualTo(1);
      assertThat(available(node, "PAIR")).isZero();
    }
  }

  private static void bundle(RunningNode node, String sku, String components) {
    var parts =
        Stream.of(components.split(" "))
            .map(part -> part.split(":"))
            .map(part -> new SkuProfile.Component(new SkuId(part[0]), Integer.parseInt(part[1])))
            .toList();
    node.answer(
        new SkuId(sku),
        new StockCommand.Define(
            new SkuProfile(
                sku, Optional.empty(), SkuProfile.Kind.BUNDLE, Optional.empty(), parts)));
  }

  private static long available(RunningNode node, String sku) {
    node.awaitViews();
    var named = new SkuFilter(Optional.empty(), Optional.empty(), Optional.of(sku));
    return node.storage().views().skus(named, Optional.empty(), 10).stream()
        .filter(row -> row.sku().equals(new SkuId(sku)))
        .mapToLong(SkuRow::available)
        .sum();
  }

  @Test
  void whatLeftAndCameBackOfACartIsFoundByItsId() throws Exception {
    var database = database();
    try (var node = RunningNode.start(database.settings())) {
      for (var sku : List.of(TEE, MUG)) {
        node.define(sku, 5);
        hold(node, sku);
      }
      node.move(TEE, "m1", shipment(2));
      node.move(MUG, "m2", shipment(1));
      node.receive(TEE, "m3", 7);
      node.move(
          TEE,
          "m4",
          new Movement.Return(
              RunningNode.MAIN, 1, Movement.Disposition.DAMAGED, Optional.of(CART)));
      assertThat(moved(node, CART)).containsExactly("MUG m2", "TEE m1", "TEE m4");
      assertThat(moved(node, new ReservationId("other"))).isEmpty();
    }
    database.forgetViews();
    try (var node = RunningNode.start(database.settings())) {
      assertThat(moved(node, CART)).containsExactly("MUG m2", "TEE m1", "TEE m4");
    }
  }

  private static Movement shipment(int units) {
    return new Movement.Shipment(RunningNode.MAIN, CART, units);
  }

  /** Three units that are confirmed as a checkout does it. */
  private static void hold(RunningNode node, SkuId sku) {
    var hold = CART.hold();
    node.answer(
        sku, new StockCommand.Hold(hold, 1, new Reservation.Request(RunningNode.WEB, 3, 900)));
    node.answer(sku, new StockCommand.Pin(hold, 1));
    node.answer(sku, new StockCommand.Commit(hold, 1, new OrderId("o"), 3));
  }

  private static List<String> moved(RunningNode node, ReservationId id) {
    node.awaitViews();
    return node.storage().views().movements(id).stream()
        .map(row -> row.sku() + " " + row.movement().id())
        .toList();
  }
}
