package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: what could not be worked on waits for a person, who tries again or says why not. */
@ExtendWith(SharedServer.class)
class ReviewTest {
  private static final String NO_ORDER = "{\"id\":5001}";

  /** A delivery that can't be understood, and the path of its entry. */
  private static String unreadable(Shop shop, Hook hook) {
    hook.deliver(NO_ORDER).is(200);
    var id = hook.settled().at("/id");
    assertThat(shop.admin().get("/v1/deliveries/" + id).at("/state")).isEqualTo("REVIEW");
    return "/v1/review/" + id;
  }

  private static Hook hook(Shop shop) {
    return Hook.shopify(shop.admin(), shop.id("s"), "secret", "");
  }

  private static Reply listed(Shop shop, String query) {
    return shop.admin().get("/v1/review?store=" + shop.id("s") + query).is(200);
  }

  @Test
  void anEntryTellsWhatIsWrongAndWithWhat(Shop shop) {
    var path = unreadable(shop, hook(shop));
    var entry = shop.admin().get(path).is(200);
    assertThat(entry.at("/reason")).isEqualTo("UNREADABLE");
    assertThat(entry.at("/detail")).contains("/updated_at");
    assertThat(entry.at("/state")).isEqualTo("OPEN");
    assertThat(entry.at("/delivery/body/id")).isEqualTo("5001");
    assertThat(listed(shop, "").at("/items/0/id")).isEqualTo(entry.at("/id"));
    assertThat(listed(shop, "&reason=UNREADABLE").json().at("/items")).hasSize(1);
    assertThat(listed(shop, "&reason=ORDER").json().at("/items")).isEmpty();
    assertThat(listed(shop, "&state=IGNORED").json().at("/items")).isEmpty();
    shop.admin().get("/v1/review/none").isProblem(404, "UNKNOWN_REVIEW");
    shop.admin().get("/v1/deliveries/none").isProblem(404, "UNKNOWN_DELIVERY");
    shop.admin().get("/v1/review?reason=WHY").refusesField("reason");
  }

  @Test
  void ignoringNeedsAPersonAndAReasonAndStaysVisible(Shop shop) {
    var path = unreadable(shop, hook(shop));
    shop.admin().post(path + "/ignore", "{\"operator\":\"ana\"}").refusesField("/note");
    shop.admin().post(path + "/ignore", "{\"note\":\"why\"}").refusesField("/operator");
    var ignored =
        shop.admin()
            .post(path + "/ignore", "{\"operator\":\"ana\",\"note\":\"a shop's test\"}")
            .is(200);
    assertThat(ignored.at("/state")).isEqualTo("IGNORED");
    assertThat(listed(shop, "").json().at("/items")).isEmpty();
    var shown = listed(shop, "&state=IGNORED");
    assertThat(shown.at("/items/0/operator")).isEqualTo("ana");
    assertThat(shown.at("/items/0/note")).isEqualTo("a shop's test");
    assertThat(shop.admin().get(path).is(200).at("/delivery/state")).isEqualTo("DISMISSED");
    shop.admin().post("/v1/review/none/ignore", "{}").is(400);
  }

  @Test
  void aRetryThatFailsAgainIsCounted(Shop shop) {
    var path = unreadable(shop, hook(shop));
    assertThat(shop.admin().post(path + "/retry", "").is(202).at("/state")).isEqualTo("OPEN");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop.admin().get(path).at("/attempts").equals("2"));
    assertThat(shop.admin().get(path).at("/state")).isEqualTo("OPEN");
    shop.admin().post("/v1/review/none/retry", "").isProblem(404, "UNKNOWN_REVIEW");
  }

  @Test
  void mappingWritesTheListing(Shop shop) {
    var path = unreadable(shop, hook(shop));
    var map = path + "/map";
    shop.admin()
        .post(map, "{\"variant\":\"7001\",\"sku\":\"nobody-knows-it\"}")
        .isProblem(422, "UNKNOWN_SKU");
    shop.admin().post(map, shop.json("{'variant':'x','sku':'TEE'}")).refusesField("/variant");
    shop.admin().post(map, shop.json("{'variant':'7001','sku':'TEE'}")).is(202);
    var listing = "/v1/stores/" + shop.id("s") + "/listings/7001";
    assertThat(shop.admin().get(listing).is(200).at("/sku")).isEqualTo(shop.sku());
    shop.admin().put("/v1/skus/" + shop.id("cap"), "{\"title\":\"Cap\"}").is(201);
    shop.admin().post(map, shop.json("{'variant':'7001','sku':'ID-cap'}")).is(202);
    assertThat(shop.admin().get(listing).is(200).at("/sku")).isEqualTo(shop.id("cap"));
    shop.admin()
        .post(map, shop.json("{'variant':'7002','listing':'7001','sku':'TEE'}"))
        .refusesField("/listing");
  }

  @Test
  void theLogIsForThoseWhoseStoreItIs(Shop shop) {
    var hook = hook(shop);
    hook.deliver(NO_ORDER).is(200);
    hook.with("X-Shopify-Webhook-Id", "w-2").deliver(NO_ORDER).is(200);
    hook.settled();
    var other = Hook.shopify(shop.admin(), shop.id("o"), "secret", "");
    other.deliver(NO_ORDER).is(200);
    var theirs = other.settled().at("/id");
    var key =
        shop.admin()
            .post("/v1/keys", shop.json("{'name':'k','scopes':['read'],'channel':'ID-s'}"))
            .is(201)
            .at("/key");
    var client = shop.admin().withKey(key);
    var page = client.get("/v1/deliveries?limit=1").is(200);
    var next = client.get("/v1/deliveries?limit=1&cursor=" + page.at("/nextCursor")).is(200);
    assertThat(page.at("/items/0/webhookId")).isEqualTo("w-2");
    assertThat(next.at("/items/0/webhookId")).isEqualTo("w-1");
    assertThat(next.json().at("/nextCursor").isNull()).isTrue();
    client.get("/v1/deliveries?store=" + shop.id("o")).isProblem(403, "FORBIDDEN");
    client.get("/v1/deliveries/" + theirs).isProblem(403, "FORBIDDEN");
    client.get("/v1/review").isProblem(403, "FORBIDDEN");
    shop.admin().get("/v1/deliveries?since=yesterday").refusesField("since");
    shop.admin().get("/v1/deliveries?outcome=LOST").refusesField("outcome");
    assertThat(hook.log("&topic=orders/create&outcome=REVIEW").json().at("/items")).hasSize(2);
    assertThat(hook.log("&since=2100-01-01T00:00:00Z").json().at("/items")).isEmpty();
  }
}
