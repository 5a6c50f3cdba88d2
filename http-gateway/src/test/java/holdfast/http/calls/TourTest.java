package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: docs/api.md from top to bottom. Method: one supplier's day, call by call. */
@ExtendWith(SharedServer.class)
class TourTest {
  @Test
  void fromTheFirstShelfToTheLastReturn(Shop shop) {
    shop.stock("NEAR", 10).stock("FAR", 15);
    var held = shop.reserve("cart", 13).is(201);
    assertThat(held.at("/status")).isEqualTo("HELD");
    assertThat(held.at("/attempt")).isEqualTo("1");
    assertThat(held.at("/lines/0/locations/0/quantity")).isEqualTo("10");
    assertThat(held.at("/lines/0/locations/1/quantity")).isEqualTo("3");
    assertThat(shop.number("available")).isEqualTo(12);

    assertThat(shop.extend("cart", 3600).is(200).at("/expiresAt"))
        .isGreaterThan(held.at("/expiresAt"));
    var confirmed = shop.confirm("cart", "{'order':'o-1'}").is(200);
    assertThat(confirmed.at("/status")).isEqualTo("CONFIRMED");
    assertThat(confirmed.at("/order")).isEqualTo("o-1");
    assertThat(shop.number("committed")).isEqualTo(13);

    shop.move("{'type':'SHIPMENT','location':'NEAR','quantity':10,'reservation':'ID-cart'}")
        .is(201);
    shop.move(
            "{'type':'RETURN','location':'NEAR','quantity':2,'disposition':'DAMAGED',"
                + "'reservation':'ID-cart'}")
        .is(201);
    var after = shop.reservation("cart").is(200);
    assertThat(after.at("/lines/0/shipped")).isEqualTo("10");
    assertThat(after.at("/lines/0/returned")).isEqualTo("2");
    assertThat(shop.number("damaged")).isEqualTo(2);
    assertThat(shop.number("onHand")).isEqualTo(15);
  }

  @Test
  void whatWasPutCanBeRead(Shop shop) {
    var near = shop.admin().get("/v1/locations/" + shop.near()).is(200);
    assertThat(near.at("/priority")).isEqualTo("1");
    shop.admin()
        .put("/v1/locations/" + shop.near(), "{\"name\":\"Nearer\",\"priority\":7}")
        .is(200);
    assertThat(shop.admin().get("/v1/locations").is(200).text())
        .contains("Nearer")
        .contains(shop.far());
    shop.admin().put("/v1/channels/" + shop.channel(), "{\"name\":\"Shop\"}").is(200);
    assertThat(shop.admin().get("/v1/channels/" + shop.channel()).is(200).at("/name"))
        .isEqualTo("Shop");
    assertThat(shop.admin().get("/v1/channels").is(200).text()).contains(shop.channel());
  }

  @Test
  void aSkuKeepsWhatIsKnownOfIt(Shop shop) {
    var path = "/v1/skus/" + shop.id("mug");
    var body =
        """
        {"title": "Mug", "category": "kitchen", "kind": "DROPSHIP",
         "unitCost": {"amount": "4.20", "currency": "USD"}}
        """;
    shop.admin().put(path, body).is(201);
    var again = shop.admin().put(path, body).is(200);
    assertThat(again.at("/version")).isEqualTo("1");
    var mug = shop.admin().get(path).is(200);
    assertThat(mug.at("/kind")).isEqualTo("DROPSHIP");
    assertThat(mug.at("/category")).isEqualTo("kitchen");
    assertThat(mug.at("/unitCost/amount")).isEqualTo("4.20");
    var changed = shop.admin().put(path, "{\"title\":\"Cup\"}").is(200);
    assertThat(changed.at("/title")).isEqualTo("Cup");
    assertThat(changed.json().get("category").isNull()).isTrue();
  }

  @Test
  void idsMayHoldWhateverIsVisible(Shop shop) {
    var sku = shop.name() + "/a%2F?#&;=+~\"<>\\^`{|}'!";
    var path = "/v1/skus/" + encoded(sku);
    shop.admin().put(path, "{\"title\":\"Odd\"}").is(201);
    assertThat(shop.admin().get(path).is(200).at("/sku")).isEqualTo(sku);
    shop.admin().get("/v1/skus/" + encoded(encoded(sku))).isProblem(404, "UNKNOWN_SKU");
  }

  @Test
  void theServerTellsHowItIs(Shop shop) {
    var anybody = shop.admin().without("Authorization");
    assertThat(anybody.get("/health/live").is(200).at("/status")).isEqualTo("LIVE");
    assertThat(anybody.get("/health/ready").is(200).at("/status")).isEqualTo("READY");
    assertThat(anybody.get("/openapi.yaml").is(200).text()).startsWith("openapi: 3.1.0");
    shop.stock("NEAR", 1);
    shop.reserve("one", 1).is(201);
    shop.reserve("two", 1).is(409);
    assertThat(shop.admin().get("/metrics").is(200).text())
        .contains("holdfast_reservations_granted_total")
        .contains("holdfast_refusals_total{rule=\"INSUFFICIENT_STOCK\"}")
        .contains("holdfast_batch_commands_count")
        .contains("holdfast_queue_depth")
        .contains("holdfast_journal_seconds_count")
        .contains("holdfast_in_flight")
        .contains("jvm_memory_used_bytes")
        .contains("route=\"/v1/reservations\"");
  }

  @Test
  void headIsGetWithoutTheBody(Shop shop) {
    assertThat(shop.admin().head("/v1/skus/" + shop.sku())).isEqualTo(200);
    assertThat(shop.admin().head("/v1/skus/nobody")).isEqualTo(404);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
