package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: stores are defined and changed, their secrets go in and never come out. */
@ExtendWith(SharedServer.class)
class StoreTest {
  private static final String FULL =
      """
      {'name':'The shop','retailer':'ID-r','platform':'WOOCOMMERCE','domain':'https://shop.example/wp/',
       'plan':'business','location':'NEAR','restockAuthority':'STORE','testStore':true,
       'holdSeconds':600,'statuses':{'in-transit':'SHIPPED','quote':'IGNORE'},'syncLevel':'POLL','feedSeconds':3600,
       'onDrift':'REPORT','api':{'url':'http://127.0.0.1:8081/shop/','plainHttp':true},
       'paused':true}
      """;

  private static String path(Shop shop, String store) {
    return "/v1/stores/" + shop.id(store);
  }

  private static Reply put(Shop shop, String store, String body) {
    return shop.admin().put(path(shop, store), shop.json(body));
  }

  private static Reply shopify(Shop shop, String more) {
    return put(
        shop,
        "s",
        "{'name':'S','platform':'SHOPIFY','domain':'one.myshopify.com'%s}".formatted(more));
  }

  @Test
  void everythingIsRememberedAndTheChannelComesWithIt(Shop shop) {
    shop.admin().put("/v1/retailers/" + shop.id("r"), "{\"name\":\"R\"}").is(201);
    var made = put(shop, "s", FULL).is(201);
    assertThat(made.json()).isEqualTo(shop.admin().get(path(shop, "s")).is(200).json());
    assertThat(made.at("/domain")).isEqualTo("https://shop.example/wp");
    assertThat(made.at("/statuses/in-transit")).isEqualTo("SHIPPED");
    assertThat(made.at("/holdSeconds")).isEqualTo("600");
    assertThat(made.at("/feedSeconds")).isEqualTo("3600");
    assertThat(made.at("/onDrift")).isEqualTo("REPORT");
    assertThat(made.at("/api/url")).isEqualTo("http://127.0.0.1:8081/shop");
    assertThat(made.at("/api/plainHttp")).isEqualTo("true");
    assertThat(made.at("/secrets/webhookSecrets")).isEqualTo("0");
    assertThat(made.json().at("/secrets/rotatedAt").isNull()).isTrue();
    var channel = shop.admin().get("/v1/channels/" + shop.id("s")).is(200);
    assertThat(channel.at("/name")).isEqualTo("The shop");
    assertThat(channel.at("/retailer")).isEqualTo(shop.id("r"));
    assertThat(put(shop, "s", FULL).is(201).json()).as("said again").isEqualTo(made.json());
    var bare = put(shop, "s", "{'name':'S','platform':'WOOCOMMERCE','domain':'http://a'}").is(200);
    assertThat(bare.at("/version")).isEqualTo("2");
    assertThat(bare.at("/restockAuthority")).isEqualTo("SUPPLIER");
    assertThat(bare.at("/syncLevel")).isEqualTo("PUSH");
    assertThat(bare.at("/onDrift")).isEqualTo("CORRECT");
    assertThat(bare.at("/api/plainHttp")).isEqualTo("false");
    assertThat(bare.json().at("/retailer").isNull()).isTrue();
  }

  @Test
  void aStoreTakesUnitsAsAChannel(Shop shop) {
    shop.stock("NEAR", 3);
    shopify(shop, "").is(201);
    shop.reserve("{'id':'ID-1','channel':'ID-s','lines':[{'sku':'TEE','quantity':2}]}").is(201);
    shop.admin()
        .put("/v1/channels/" + shop.id("s"), "{\"name\":\"other\"}")
        .isProblem(409, "IS_A_STORE");
  }

  @Test
  void secretsRotateAndAreNeverTold(Shop shop) {
    var first = shopify(shop, ",'webhookSecret':'w-first','credentials':{'accessToken':'t-one'}");
    assertThat(first.is(201).at("/secrets/webhookSecrets")).isEqualTo("1");
    assertThat(first.at("/secrets/credentials")).isEqualTo("true");
    var second = shopify(shop, ",'webhookSecret':'w-second'").is(200);
    assertThat(second.at("/secrets/webhookSecrets")).isEqualTo("2");
    assertThat(second.at("/secrets/credentials")).isEqualTo("true");
    var previous = path(shop, "s") + "/webhook-secrets/previous";
    shop.admin().delete(previous).is(204);
    shop.admin().delete(previous).is(204);
    shop.admin()
        .delete(path(shop, "none") + "/webhook-secrets/previous")
        .isProblem(404, "UNKNOWN_STORE");
    var read = shop.admin().get(path(shop, "s")).is(200);
    assertThat(read.at("/secrets/webhookSecrets")).isEqualTo("1");
    for (var answer : List.of(first, second, read)) {
      assertThat(answer.text()).doesNotContain("w-first", "w-second", "t-one");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'platform':'SHOPIFY'                                                      | /domain
          'platform':'SHOPIFY','domain':'one.example'                               | /domain
          'platform':'SHOPIFY','domain':'https://one.myshopify.com'                 | /domain
          'platform':'WOOCOMMERCE','domain':'shop.example'                          | /domain
          'platform':'WOOCOMMERCE','domain':'https://u@shop.example'                | /domain
          'platform':'WOOCOMMERCE','domain':'https://shop.example?a=1'              | /domain
          'platform':'WOOCOMMERCE','domain':'http://a','platformLocation':'7'       | /platformLocation
          'platform':'SHOPIFY','domain':'a.myshopify.com','platformLocation':'x7'   | /platformLocation
          'platform':'ETSY'                                                         | /platform
          'platform':'GENERIC','holdSeconds':86401                                  | /holdSeconds
          'platform':'GENERIC','holdSeconds':-1                                     | /holdSeconds
          'platform':'GENERIC','statuses':{'x':'HOLD'}                              | /statuses
          'platform':'WOOCOMMERCE','domain':'http://a','statuses':{'x':'SELL'}      | /statuses/x
          'platform':'WOOCOMMERCE','domain':'http://a','statuses':{'X':'HOLD'}      | /statuses/X
          'platform':'GENERIC','webhookSecret':'  '                                 | /webhookSecret
          'platform':'GENERIC','credentials':{'signingSecret':''}                   | /credentials/signingSecret
          'platform':'GENERIC','credentials':{'accessToken':'t'}                    | /credentials/accessToken
          'platform':'WOOCOMMERCE','domain':'http://a','credentials':{'consumerKey':'ck'} | /credentials/consumerSecret
          'platform':'GENERIC','syncLevel':'NEVER'                                  | /syncLevel
          'platform':'GENERIC','onDrift':'SHRUG'                                    | /onDrift
          'platform':'GENERIC','feedSeconds':59                                     | /feedSeconds
          'platform':'GENERIC','api':{'url':'shop.example'}                         | /api/url
          'platform':'GENERIC','api':{'version':'2026-10'}                          | /api/version
          'platform':'SHOPIFY','domain':'a.myshopify.com','api':{'version':'2025-01'} | /api/version
          'platform':'GENERIC','colour':'red'                                       | /colour
          """)
  void whatCannotBeIsRefusedByItsField(String body, String field, Shop shop) {
    put(shop, "s", "{'name':'S',%s}".formatted(body)).refusesField(field);
    shop.admin().get(path(shop, "s")).isProblem(404, "UNKNOWN_STORE");
  }

  @Test
  void whatItNamesMustBeKnownAndItsPlatformStays(Shop shop) {
    var retailer = shopify(shop, ",'retailer':'ID-x'").isProblem(422, "UNKNOWN_RETAILER");
    assertThat(retailer.at("/field")).isEqualTo("/retailer");
    assertThat(retailer.at("/detail")).contains(shop.id("x"));
    shopify(shop, ",'location':'ID-x'").isProblem(422, "UNKNOWN_LOCATION");
    shopify(shop, "").is(201);
    put(shop, "s", "{'name':'S','platform':'GENERIC'}").refusesField("/platform");
  }

  @Test
  void aKeyOfAChannelSeesItsOwnStoreOnly(Shop shop) {
    shopify(shop, "").is(201);
    put(shop, "t", "{'name':'T','platform':'GENERIC'}").is(201);
    var made =
        shop.admin()
            .post("/v1/keys", shop.json("{'name':'k','scopes':['read'],'channel':'ID-s'}"))
            .is(201);
    var client = shop.admin().withKey(made.at("/key"));
    assertThat(client.get("/v1/stores").is(200).json().at("/items").findValuesAsText("id"))
        .containsExactly(shop.id("s"));
    client.get(path(shop, "s")).is(200);
    client.get(path(shop, "t")).isProblem(403, "FORBIDDEN");
    client.get(path(shop, "t") + "/listings").isProblem(403, "FORBIDDEN");
    client.put(path(shop, "s"), "{}").isProblem(403, "FORBIDDEN");
  }

  @Test
  void storesAreListedInPages(Shop shop) {
    for (var id : List.of("p1", "p2", "p3")) {
      put(shop, id, "{'name':'P','platform':'GENERIC'}").is(201);
    }
    var all = shop.admin().get("/v1/stores?limit=500").is(200).json().at("/items");
    var page = shop.admin().get("/v1/stores?limit=1").is(200);
    var next = shop.admin().get("/v1/stores?limit=1&cursor=" + page.at("/nextCursor")).is(200);
    assertThat(page.at("/items/0/id")).isEqualTo(all.at("/0/id").asText());
    assertThat(next.at("/items/0/id")).isEqualTo(all.at("/1/id").asText());
    assertThat(all.findValuesAsText("id")).contains(shop.id("p1"), shop.id("p2"), shop.id("p3"));
  }
}
