package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a cart shows what of it left and came back, line by line, at any time. Peers returned a
 * bundle whole or not at all, and lost the rest (MSI 1752, Shopware 12308). Method: two kits of two
 * of a and one of b, beside two of a.
 */
@ExtendWith(SharedServer.class)
class ShippedCartTest {
  private static Shop sold(Shop shop) {
    shop.stockOf("a", 9).stockOf("b", 9);
    shop.bundle("kit", "a:2 b:1").is(201);
    shop.reserveLines("cart", "kit:2 a:2").is(201);
    shop.confirm("cart", "{'order':'o'}").is(200);
    return shop;
  }

  @Test
  void aBundleHasLeftAndIsBackWithTheLastOfItsComponents(Shop some) {
    var shop = sold(some);
    assertThat(shop.reservation("cart").json().at("/lines/0").has("shipped")).isFalse();
    shop.ship("a", 3, "cart").is(201);
    assertThat(shown(shop)).isEqualTo("kit 0/0 of 2: a 3/0 of 4, b 0/0 of 2; a 0/0 of 2");
    shop.ship("b", 1, "cart").is(201);
    assertThat(shown(shop)).isEqualTo("kit 1/0 of 2: a 3/0 of 4, b 1/0 of 2; a 0/0 of 2");
    shop.ship("a", 3, "cart").is(201);
    shop.takeBack("b", 2, "cart").isProblem(409, "NOT_SHIPPED");
    shop.takeBack("b", 1, "cart").is(201);
    assertThat(shown(shop)).isEqualTo("kit 1/0 of 2: a 4/0 of 4, b 1/1 of 2; a 2/0 of 2");
    shop.takeBack("a", 2, "cart").is(201);
    assertThat(shown(shop)).isEqualTo("kit 1/1 of 2: a 4/2 of 4, b 1/1 of 2; a 2/0 of 2");
    shop.takeBack("a", 5, "cart").isProblem(409, "NOT_SHIPPED");
    var again = shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(again.json()).isEqualTo(shop.reservation("cart").json());
    assertThat(shop.reserveLines("cart", "kit:2 a:2").is(200).json()).isEqualTo(again.json());
  }

  @Test
  void unitsThatLeaveElsewhereAreShownThere(Shop some) {
    var shop = sold(some);
    shop.moveOf("b", "{'type':'RECEIPT','location':'FAR','quantity':5}").is(201);
    shop.moveOf("b", "{'type':'SHIPMENT','location':'FAR','quantity':1,'reservation':'ID-cart'}")
        .is(201);
    var locations = shop.reservation("cart").is(200).json().at("/lines/0/components/1/locations");
    assertThat(locations.at("/0").toString())
        .isEqualTo(shop.json("{'location':'NEAR','quantity':1}"));
    assertThat(locations.at("/1").toString())
        .isEqualTo(shop.json("{'location':'FAR','quantity':1,'shipped':1}"));
  }

  @Test
  void itIsShownAfterARestartAndWhenTheSkusHaveForgottenIt(@TempDir Path data) throws Exception {
    String before;
    try (var server = ServerUnderTest.start(data, "")) {
      var shop = sold(Shop.open(server.admin(), "shop"));
      shop.ship("a", 6, "cart").is(201);
      shop.ship("b", 2, "cart").is(201);
      shop.takeBack("a", 3, "cart").is(201);
      shop.takeBack("b", 1, "cart").is(201);
      before = shop.reservation("cart").is(200).text();
      assertThat(shown(shop)).isEqualTo("kit 2/1 of 2: a 4/3 of 4, b 2/1 of 2; a 2/0 of 2");
    }
    try (var again = ServerUnderTest.start(data, "holdfast.sku.retention = 1ms")) {
      var shop = new Shop(again.admin(), "shop");
      assertThat(shop.reservation("cart").is(200).text()).isEqualTo(before);
      shop.receive("a", 1).is(201);
      shop.receive("b", 1).is(201);
      assertThat(shop.reservation("cart").is(200).text()).isEqualTo(before);
    }
    Files.delete(data.resolve("views.mv.db"));
    try (var again = ServerUnderTest.start(data, "holdfast.sku.retention = 1ms")) {
      var shop = new Shop(again.admin(), "shop");
      assertThat(shop.reservation("cart").is(200).text()).isEqualTo(before);
      shop.takeBack("b", 1, "cart").is(201);
      assertThat(shown(shop)).isEqualTo("kit 2/1 of 2: a 4/3 of 4, b 2/2 of 2; a 2/0 of 2");
    }
  }

  /** Units that left and came back, and how many there are, of the lines and their components. */
  private static String shown(Shop shop) {
    var lines = shop.reservation("cart").is(200).json().at("/lines");
    var kit = lines.get(0);
    return "kit %s: a %s, b %s; a %s"
        .formatted(
            moved(kit),
            moved(kit.at("/components/0")),
            moved(kit.at("/components/1")),
            moved(lines.get(1)));
  }

  private static String moved(JsonNode of) {
    return "%d/%d of %d"
        .formatted(
            of.path("shipped").asInt(), of.path("returned").asInt(), of.path("quantity").asInt());
  }
}
