package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: an order in trouble waits beside the deliveries for a person, who mends or ends it. */
@ExtendWith(SharedServer.class)
class OrderReviewTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A store's order of a variant that nobody has mapped, and of one that somebody has. */
  private static String troubled(Shop shop) {
    Hook.shopify(shop.admin(), shop.id("s"), "secret", "");
    shop.stock("NEAR", 10);
    shop.admin()
        .put(
            "/v1/stores/" + shop.id("s") + "/listings/l1",
            shop.json("{'variant':'7001','sku':'TEE'}"))
        .is(201);
    var told =
        shop.admin()
            .post(
                "/v1/channels/" + shop.id("s") + "/orders",
                shop.json(
                    "{'order':'1','changedAt':'2026-11-20T09:00:00Z','status':'SOLD','lines':["
                        + "{'id':'a','variant':'7001','quantity':2},"
                        + "{'id':'b','variant':'7002','quantity':1}]}"));
    assertThat(told.status()).isIn(200, 202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(listed(shop, "").json().at("/items")).hasSize(1));
    return "/v1/review/order:" + shop.id("s") + "%2F1";
  }

  private static Reply listed(Shop shop, String query) {
    return shop.admin().get("/v1/review?store=" + shop.id("s") + query).is(200);
  }

  @Test
  void anOrderInTroubleIsListedWithItsLines(Shop shop) {
    var path = troubled(shop);
    var entry = listed(shop, "&reason=UNMAPPED");
    assertThat(entry.at("/items/0/id")).isEqualTo("order:" + shop.id("s") + "/1");
    assertThat(entry.at("/items/0/reason")).isEqualTo("UNMAPPED");
    assertThat(entry.at("/items/0/detail")).isEqualTo("UNMAPPED 7002");
    assertThat(entry.at("/items/0/lines/0/committed")).isEqualTo("2");
    assertThat(entry.at("/items/0/deliveries"))
        .isEqualTo("/v1/deliveries?store=" + shop.id("s") + "&order=1");
    assertThat(listed(shop, "&reason=ORDER").json().at("/items")).hasSize(1);
    assertThat(listed(shop, "&reason=UNREADABLE").json().at("/items")).isEmpty();
    assertThat(listed(shop, "&reason=UNKNOWN_SKU").json().at("/items")).isEmpty();
    assertThat(listed(shop, "&state=IGNORED").json().at("/items")).isEmpty();
    assertThat(shop.admin().get(path).is(200).at("/state")).isEqualTo("OPEN");
    assertThat(shop.admin().post(path + "/retry", "").is(202).at("/state")).isEqualTo("OPEN");
    shop.admin().get(path + "2").isProblem(404, "UNKNOWN_REVIEW");
    shop.admin().get("/v1/review/order:none").isProblem(404, "UNKNOWN_REVIEW");
  }

  @Test
  void mappingItsVariantMendsIt(Shop shop) {
    var path = troubled(shop);
    shop.admin()
        .post(path + "/map", "{\"variant\":\"7002\",\"sku\":\"nobody-knows-it\"}")
        .isProblem(422, "UNKNOWN_SKU");
    shop.admin().post(path + "/map", shop.json("{'variant':'7002','sku':'TEE'}")).is(202);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.number("committed")).isEqualTo(3));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(listed(shop, "").json().at("/items")).isEmpty());
    assertThat(shop.admin().get(path).is(200).at("/state")).isEqualTo("SOLVED");
  }

  @Test
  void ignoringALineEndsItAndIsKept(Shop shop) {
    var path = troubled(shop) + "/ignore";
    shop.admin().post(path, "{\"operator\":\"ana\"}").refusesField("/note");
    shop.admin()
        .post(path, shop.json("{'operator':'ana','note':'a gift card','line':'z'}"))
        .refusesField("/line");
    var ignored =
        shop.admin()
            .post(path, shop.json("{'operator':'ana','note':'a gift card','line':'b'}"))
            .is(200);
    assertThat(ignored.at("/state")).isEqualTo("IGNORED");
    assertThat(ignored.at("/note")).isEqualTo("ana: a gift card");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(listed(shop, "").json().at("/items")).isEmpty());
    assertThat(shop.number("committed")).isEqualTo(2);
  }

  @Test
  void deliveriesComeFirstAndAPageGoesOnWithOrders(Shop shop) {
    troubled(shop);
    var hook = Hook.shopify(shop.admin(), shop.id("t"), "secret", "");
    hook.deliver("{\"id\":5001}").is(200);
    var delivery = hook.settled().at("/id");
    var ids = new ArrayList<String>();
    var cursor = "";
    do {
      var page = shop.admin().get("/v1/review?limit=1" + cursor).is(200);
      ids.add(page.at("/items/0/id"));
      cursor = page.json().at("/nextCursor").isNull() ? "" : "&cursor=" + page.at("/nextCursor");
    } while (!cursor.isEmpty());
    assertThat(ids).containsSubsequence(delivery, "order:" + shop.id("s") + "/1");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void anOversellThatIsForAPersonIsListedUntilItIsResolved(Shop shop) {
    shop.stock("NEAR", 1);
    shop.admin().put("/v1/policies/skus/" + shop.sku(), "{\"conflict\":\"REVIEW\"}").is(201);
    var told =
        shop.admin()
            .post(
                "/v1/channels/" + shop.channel() + "/orders",
                shop.json(
                    "{'order':'1','changedAt':'2026-11-20T09:00:00Z','status':'SOLD',"
                        + "'lines':[{'id':'a','sku':'TEE','quantity':3}]}"));
    assertThat(told.status()).isIn(200, 202);
    var query = "/v1/review?reason=OVERSELL&limit=1&store=" + shop.channel();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.admin().get(query).json().at("/items")).hasSize(1));
    var entry = shop.admin().get(query).is(200);
    assertThat(entry.at("/items/0/detail")).isEqualTo(shop.sku() + ": 2 missing; policy REVIEW");
    shop.admin()
        .post(entry.at("/items/0/resolve"), "{\"decision\":\"BACKORDER\",\"operator\":\"ana\"}")
        .is(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.admin().get(query).json().at("/items")).isEmpty());
    var id = URLEncoder.encode(entry.at("/items/0/id"), StandardCharsets.UTF_8);
    assertThat(shop.admin().get("/v1/review/" + id).is(200).at("/state")).isEqualTo("SOLVED");
    shop.admin().post("/v1/review/" + id + "/retry", "").isProblem(404, "UNKNOWN_REVIEW");
  }
}
