package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a key allows what its scopes say, for its channel, until it is revoked. */
@ExtendWith(SharedServer.class)
class KeyTest {
  @Test
  void withoutAKnownKeyThereIsNoAnswer(Shop shop) {
    var nobody = shop.admin().without("Authorization");
    var refused = nobody.get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
    nobody.get("/metrics").isProblem(401, "UNAUTHENTICATED");
    shop.admin().withKey("hf_wrong").get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
    nobody.with("Authorization", "Basic YTpi").get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
    nobody.with("Authorization", "Bearer").get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
    nobody.with("Authorization", "Bearer a b").get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @CsvSource({
    "reserve, 200, 400, 403, 403",
    "stock,   200, 403, 400, 403",
    "read,    200, 403, 403, 403",
    "admin,   200, 400, 400, 400"
  })
  void aScopeAllowsWhatItSays(
      String scope, int read, int reserve, int stock, int administer, Shop shop) {
    var client = key(shop, "\"" + scope + "\"", "null");
    client.get("/v1/skus/" + shop.sku()).is(read);
    client.post("/v1/reservations", "{}").is(reserve);
    client.put("/v1/skus/" + shop.sku(), "{}").is(stock);
    client.post("/v1/skus/" + shop.sku() + "/movements", "{}").is(stock);
    client.put("/v1/locations/" + shop.near(), "{}").is(administer);
    client.post("/v1/keys", "{}").is(administer);
  }

  @Test
  void aKeyBoundToAChannelActsForNoOther(Shop shop) {
    shop.stock("NEAR", 5);
    var other = shop.id("other-channel");
    shop.admin().put("/v1/channels/" + other, "{\"name\":\"Other\"}").is(201);
    var bound = key(shop, "\"reserve\"", "\"" + shop.channel() + "\"");
    var stranger = key(shop, "\"reserve\"", "\"" + other + "\"");
    var body = shop.json("{'id':'ID-b','lines':[{'sku':'TEE','quantity':1}]}");

    assertThat(bound.post("/v1/reservations", body).is(201).at("/channel"))
        .isEqualTo(shop.channel());
    bound
        .post("/v1/reservations", body.replaceFirst("\\{", "{\"channel\":\"" + other + "\","))
        .isProblem(403, "FORBIDDEN");
    var path = shop.path("b");
    stranger.get(path).isProblem(403, "FORBIDDEN");
    stranger.post(path + "/confirm", "{\"order\":\"o\"}").isProblem(403, "FORBIDDEN");
    stranger.post(path + "/extend", "{\"ttlSeconds\":60}").isProblem(403, "FORBIDDEN");
    stranger.delete(path).isProblem(403, "FORBIDDEN");
    bound.get(path).is(200);
    bound.post(path + "/extend", "{\"ttlSeconds\":60}").is(200);
    bound.delete(path).is(204);
  }

  @Test
  void aSecretIsShownOnceAndARevokedKeyIsUnknown(Shop shop) {
    var made =
        shop.admin()
            .post("/v1/keys", "{\"name\":\"till\",\"scopes\":[\"read\",\"stock\"]}")
            .is(201);
    var secret = made.at("/key");
    var id = made.at("/id");
    var client = shop.admin().withKey(secret);
    client.get("/v1/skus").is(200);
    assertThat(shop.admin().get("/v1/keys").is(200).text()).contains(id).doesNotContain(secret);
    shop.admin().delete("/v1/keys/" + id).is(204);
    client.get("/v1/skus").isProblem(401, "UNAUTHENTICATED");
    shop.admin().delete("/v1/keys/" + id).isProblem(404, "UNKNOWN_KEY");
  }

  @Test
  void aKeyCannotRevokeItself(Shop shop) {
    shop.admin().delete("/v1/keys/bootstrap").isProblem(409, "OWN_KEY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /name     | {"scopes":["read"]}
          /scopes   | {"name":"n"}
          /scopes   | {"name":"n","scopes":[]}
          /scopes/1 | {"name":"n","scopes":["read","all"]}
          /scopes/0 | {"name":"n","scopes":["READ"]}
          /channel  | {"name":"n","scopes":["read"],"channel":"a b"}
          """)
  void whatIsWrongIsNamed(String field, String body, Shop shop) {
    shop.admin().post("/v1/keys", body).refusesField(field);
  }

  @Test
  void theChannelMustBeKnown(Shop shop) {
    shop.admin()
        .post("/v1/keys", "{\"name\":\"n\",\"scopes\":[\"read\"],\"channel\":\"nobody\"}")
        .isProblem(422, "UNKNOWN_CHANNEL");
  }

  private static Client key(Shop shop, String scopes, String channel) {
    var made =
        shop.admin()
            .post(
                "/v1/keys",
                "{\"name\":\"k\",\"scopes\":[%s],\"channel\":%s}".formatted(scopes, channel))
            .is(201);
    return shop.admin().withKey(made.at("/key"));
  }
}
