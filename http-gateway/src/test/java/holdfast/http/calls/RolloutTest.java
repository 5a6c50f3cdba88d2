package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a change of policy reaches the SKUs that it concerns without anybody asking them. */
@ExtendWith(SharedServer.class)
class RolloutTest {
  private static final String CEILING =
      "{'strategy':'HYBRID','retailers':[{'retailer':'R-a','ceiling':%d}]}";

  private static List<String> define(Shop shop, int count, String category) {
    var skus = IntStream.range(0, count).mapToObj(i -> shop.id(category + i)).toList();
    var body = shop.json("{'title':'Tee','category':'ID-%s'}".formatted(category));
    skus.forEach(sku -> shop.admin().put("/v1/skus/" + sku, body).is(201));
    return skus;
  }

  /** Of a SKU whose definition was its first event, the version counts what came after it. */
  private static String version(Client client, String sku) {
    return client.get("/v1/skus/" + sku).is(200).at("/version");
  }

  private static JsonNode rollout(Client client, String id) {
    for (var item : client.get("/v1/policies/rollouts").is(200).json().get("items")) {
      if (item.get("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("no rollout " + id);
  }

  private static JsonNode finished(Client client, String id) {
    await().until(() -> rollout(client, id).get("state").asText().equals("FINISHED"));
    return rollout(client, id);
  }

  @Test
  void everySkuOfTheCategoryBeginsItsPeriodAndNoOther(Shop shop) {
    var market = Market.open(shop, "a");
    var tees = define(shop, 7, "tees");
    var mugs = define(shop, 2, "mugs");
    var path = "/v1/policies/categories/" + shop.id("tees");
    var put = shop.admin().put(path, market.json(CEILING.formatted(5))).is(201);
    assertThat(put.at("/rollout/state")).isEqualTo("RUNNING");
    assertThat(put.at("/rollout/level")).isEqualTo("CATEGORY");
    assertThat(put.at("/rollout/name")).isEqualTo(shop.id("tees"));

    var done = finished(shop.admin(), put.at("/rollout/id"));
    assertThat(done.get("total").asInt()).isEqualTo(7);
    assertThat(done.get("done").asInt()).isEqualTo(7);
    assertThat(done.get("missed").asInt()).isZero();
    assertThat(tees).allSatisfy(sku -> assertThat(version(shop.admin(), sku)).isEqualTo("2"));
    assertThat(mugs).allSatisfy(sku -> assertThat(version(shop.admin(), sku)).isEqualTo("1"));

    var same = shop.admin().put(path, market.json(CEILING.formatted(5)));
    assertThat(same.json().has("rollout")).as("nothing has changed").isFalse();
    var gone = shop.admin().delete(path).is(204);
    finished(shop.admin(), gone.header("Holdfast-Rollout").orElseThrow());
    assertThat(tees).allSatisfy(sku -> assertThat(version(shop.admin(), sku)).isEqualTo("3"));
  }

  @Test
  void aSkuOfItsOwnTakesNoteAndOneThatIsDefinedLaterFindsThePolicy(Shop shop) {
    var market = Market.open(shop, "a");
    var put = market.policy(CEILING.formatted(5)).is(201);
    assertThat(finished(shop.admin(), put.at("/rollout/id")).get("done").asInt()).isEqualTo(1);
    assertThat(market.explain("a").is(200).at("/period/number")).isEqualTo("1");
    var later = "/v1/policies/skus/" + shop.id("later0");
    var early = shop.admin().put(later, market.json(CEILING.formatted(6))).is(201);
    finished(shop.admin(), early.at("/rollout/id"));
    var sku = define(shop, 1, "later").getFirst();
    var told = shop.admin().get("/v1/skus/" + sku + "/explain").is(200);
    assertThat(told.at("/strategy")).isEqualTo("HYBRID");
    assertThat(told.at("/period/number")).isEqualTo("1");
  }

  @Test
  void whoIsBoundToAChannelDoesNotSeeWhomChangesConcern(Shop shop) {
    var key = "{'name':'k','scopes':['read'],'channel':'WEB'}";
    var made = shop.admin().post("/v1/keys", shop.json(key)).is(201);
    var bound = shop.admin().withKey(made.at("/key"));
    bound.get("/v1/policies/rollouts").isProblem(403, "FORBIDDEN");
  }

  /** The first server looks for changes once, at its start; so the second has all to do. */
  @Test
  void aChangeThatHasNotSetOutWhenTheServerStopsReachesAllAfterTheNextStart(@TempDir Path data) {
    List<String> skus;
    String id;
    try (var server = ServerUnderTest.start(data, "holdfast.rollout.interval = 1h")) {
      var market = Market.open(Shop.open(server.admin(), "shop"), "a");
      skus = define(market.shop(), 30, "tees");
      server.admin().put("/v1/policies/global", market.json(CEILING.formatted(4))).is(201);
      var put = server.admin().put("/v1/policies/global", market.json(CEILING.formatted(5)));
      id = put.is(200).at("/rollout/id");
      assertThat(rollout(server.admin(), id).get("state").asText()).isEqualTo("RUNNING");
      var before = String.valueOf(Long.parseLong(id) - 1);
      assertThat(rollout(server.admin(), before).get("state").asText()).isEqualTo("SUPERSEDED");
    }
    try (var server = ServerUnderTest.start(data, "holdfast.rollout.in-flight-max = 3")) {
      var done = finished(server.admin(), id);
      assertThat(done.get("total").asInt()).as("the shop's own SKU too").isEqualTo(31);
      assertThat(done.get("done").asInt()).isEqualTo(31);
      assertThat(skus).allSatisfy(sku -> assertThat(version(server.admin(), sku)).isEqualTo("2"));
      assertThat(server.admin().get("/metrics").is(200).text())
          .contains("holdfast_rollout_remaining 0");
    }
  }
}
