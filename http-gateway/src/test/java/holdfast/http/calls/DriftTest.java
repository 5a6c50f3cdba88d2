package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.delivery.Payloads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what shops show is compared with what they should show, and a difference is recorded and
 * moves nothing. The shop's clock stands in its bodies; ours settles in a moment.
 */
class DriftTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path data;
  private static ServerUnderTest server;

  @BeforeAll
  static void start() {
    server =
        ServerUnderTest.start(
            data, "holdfast.shop { settle = 400ms, slack = 10s, interval = 20ms }");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static double judged(String outcome) {
    return server
        .admin()
        .get("/metrics")
        .is(200)
        .text()
        .lines()
        .filter(line -> line.startsWith("holdfast_levels_judged_total{outcome=\"" + outcome))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
        .sum();
  }

  @Test
  void aSaleExplainsTheNumberAndAnEditDoesNot() {
    var shop = Showcase.shopify(server.admin(), "drift-edit");
    var before = judged("OWN_SALE");
    shop.show(10, "10:00:00");
    shop.sell("5001", 2, "10:30:01");
    assertThat(shop.shown("expected")).isEqualTo("8");
    shop.show(8, "10:30:00");
    await().atMost(PATIENCE).until(() -> judged("OWN_SALE") > before);
    assertThat(shop.drifts("")).isEmpty();

    shop.show(20, "11:00:00");
    await().atMost(PATIENCE).until(() -> !shop.drifts("&state=OPEN").isEmpty());

    var drift = shop.drifts("&sku=drift-edit-tee").get(0);
    assertThat(drift.get("seen").intValue()).isEqualTo(20);
    assertThat(drift.get("expected").intValue()).isEqualTo(8);
    assertThat(drift.get("cause").textValue()).isEqualTo("MANUAL_EDIT");
    assertThat(drift.get("seenAt").textValue()).isEqualTo("2026-11-20T11:00:00Z");
    assertThat(shop.shown("lastSeen")).isEqualTo("20");
    assertThat(shop.shown("lastSeenAt")).isEqualTo("2026-11-20T11:00:00Z");
    assertThat(server.admin().get("/v1/skus/drift-edit-tee").at("/onHand")).isEqualTo("0");
    assertThat(server.admin().get("/metrics").text()).contains("holdfast_drifts_open");
  }

  @Test
  void anOrderThatComesLateExplainsWhatWasCalledDrift() {
    var shop = Showcase.shopify(server.admin(), "drift-late");
    shop.show(10, "10:00:00");
    shop.show(7, "10:30:00");
    await().atMost(PATIENCE).until(() -> shop.drifts("&state=OPEN").size() == 1);
    assertThat(shop.drifts("").get(0).get("cause").textValue()).isEqualTo("UNEXPLAINED");

    shop.sell("5001", 3, "10:29:59");

    assertThat(shop.drifts("&state=OPEN")).isEmpty();
    assertThat(shop.drifts("&state=EXPLAINED")).hasSize(1);
    assertThat(shop.shown("expected")).isEqualTo("7");
  }

  @Test
  void twoRealBodiesOfOneChangeAreOneNumber() {
    var hook =
        Hook.shopify(server.admin(), "drift-real", "secret", ",'platformLocation':'75596366001'");
    var shop =
        new Showcase(hook).listing("{\"variant\":\"44\",\"inventoryItem\":\"48513488879793\"}");
    for (var n : new int[] {2, 1, 2}) {
      var name = "shopify/inventory_levels_update/forum-2026-03-coalesced-%d.json".formatted(n);
      var body = new String(Payloads.named(name).body(), StandardCharsets.UTF_8);
      shop.tell("inventory_levels/update", body);
    }
    assertThat(shop.shown("lastSeen")).isEqualTo("0");
    assertThat(shop.shown("lastSeenAt")).isEqualTo("2026-03-16T08:35:10Z");
    assertThat(shop.drifts("")).isEmpty();
  }

  @Test
  void aNumberOfAnotherLocationConcernsNobody() {
    var shop = Showcase.shopify(server.admin(), "drift-place");
    var told =
        shop.tell(
            "inventory_levels/update",
            """
            {"inventory_item_id":476,"location_id":9,"available":3,
             "updated_at":"2026-11-20T10:00:00Z"}
            """);

    assertThat(told.at("/state")).isEqualTo("IGNORED");
    assertThat(told.at("/outcome")).contains("location 9", "755");
    assertThat(shop.shown("lastSeen")).isEqualTo("null");
  }

  @Test
  void whatAWooCommerceShopShowsIsComparedToo() {
    var shop = Showcase.wooCommerce(server.admin(), "drift-woo");
    shop.showWoo(5, "true", "no", "10:00:00");
    assertThat(shop.shown("lastSeen")).isEqualTo("5");
    assertThat(shop.shown("product")).isEqualTo("93");
    assertThat(shop.shown("skuText")).isEqualTo("TEE");

    shop.tellWoo(
        "order.updated",
        """
        {"id":727,"status":"processing","date_created_gmt":"2026-11-20T10:29:00",
         "date_paid_gmt":"2026-11-20T10:30:00","date_modified_gmt":"2026-11-20T10:30:02",
         "line_items":[{"id":315,"product_id":93,"variation_id":0,"quantity":2,"sku":"",
           "meta_data":[{"id":1,"key":"_reduced_stock","value":"2"}]}],"refunds":[]}
        """);
    assertThat(shop.shown("expected")).isEqualTo("3");
    shop.showWoo(3, "true", "no", "10:30:00");
    shop.showWoo(1, "true", "no", "11:00:00");
    await().atMost(PATIENCE).until(() -> !shop.drifts("").isEmpty());
    assertThat(shop.drifts("")).hasSize(1);
    assertThat(shop.drifts("").get(0).get("expected").intValue()).isEqualTo(3);
  }

  @Test
  void variationsThatShareTheirProductsStockShowOneNumber() {
    var shop = Showcase.wooCommerce(server.admin(), "drift-parent");
    for (var variation : new String[] {"733", "734"}) {
      server
          .admin()
          .put(
              "/v1/stores/drift-parent/listings/v" + variation,
              "{\"variant\":\"%s\"}".formatted(variation))
          .is(201);
      shop.tellWoo(
          "product.updated",
          """
          {"id":%s,"type":"variation","parent_id":22,"sku":"BAR-%s","manage_stock":"parent",
           "stock_quantity":12,"backorders":"no","date_modified_gmt":"2026-11-20T10:00:00"}
          """
              .formatted(variation, variation));
    }
    var items = server.admin().get("/v1/stores/drift-parent/listings").is(200).json().at("/items");
    assertThat(items.findValuesAsText("inventoryItem")).contains("22", "22");
    assertThat(items.findValuesAsText("lastSeen")).containsExactly("null", "12", "12");
  }

  @Test
  void wrongQuestionsAreRefused() {
    server.admin().get("/v1/drifts?state=LOST").isProblem(400, "INVALID_REQUEST");
    server.admin().get("/v1/drifts?cursor=x").isProblem(400, "INVALID_REQUEST");
    server.admin().get("/v1/drifts?store=%20").isProblem(400, "INVALID_REQUEST");
  }
}
