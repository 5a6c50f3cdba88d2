package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: everybody can read what a shop should show, and why. */
@ExtendWith(SharedServer.class)
class PublicationTest {
  /** Retailers a and b, with a store each, in which the SKU is listed. */
  private static Market market(Shop shop, int units) {
    var market = Market.open(shop.stock("NEAR", units), "a", "b");
    for (var retailer : List.of("a", "b")) {
      shop.admin()
          .put(
              "/v1/stores/" + shop.id("s" + retailer),
              market.json(
                  "{'name':'S','platform':'GENERIC','retailer':'R-%s'}".formatted(retailer)))
          .is(201);
      list(shop, "s" + retailer, "l", "'sku':'TEE'");
    }
    return market;
  }

  private static void list(Shop shop, String store, String listing, String more) {
    var path = "/v1/stores/%s/listings/%s".formatted(shop.id(store), listing);
    var reply = shop.admin().put(path, shop.json("{'variant':'%s',%s}".formatted(listing, more)));
    assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
  }

  private static JsonNode publication(Shop shop) {
    return shop.admin().get("/v1/skus/" + shop.sku() + "/publication").is(200).json();
  }

  /** As in "sa l 5 ENTITLEMENT". */
  private static List<String> targets(Shop shop, JsonNode publication) {
    var targets = new ArrayList<String>();
    for (var listing : publication.get("listings")) {
      targets.add(
          "%s %s %d %s"
              .formatted(
                  listing.get("store").asText().substring(shop.name().length() + 1),
                  listing.get("listing").asText(),
                  listing.get("target").asInt(),
                  listing.get("rule").asText()));
    }
    return targets;
  }

  @Test
  void sharedShopsShowWhatTheirRetailersMayTake(Shop shop) {
    var market = market(shop, 50);
    market
        .policy(
            "{'strategy':'HYBRID','retailers':[{'retailer':'R-a','ceiling':20},{'retailer':'R-b'}]}")
        .is(201);
    market.takes("a", "1", 5).is(201);
    var publication = publication(shop);
    assertThat(publication.get("mode").asText()).isEqualTo("SHARED");
    assertThat(publication.get("available").asInt()).isEqualTo(45);
    assertThat(targets(shop, publication))
        .containsExactly("sa l 15 ENTITLEMENT", "sb l 45 ENTITLEMENT");
    assertThat(publication.get("exposure").asInt()).isEqualTo(15);
    assertThat(publication.get("channels").findValuesAsText("channel"))
        .contains(shop.channel(), market.channel("a"))
        .doesNotContain(shop.id("sa"));
    var own = channel(publication, shop.channel());
    assertThat(own.get("drawsOn").asInt()).isEqualTo(45);
    assertThat(own.get("retailer").isNull()).isTrue();
    assertThat(channel(publication, market.channel("a")).get("drawsOn").asInt()).isEqualTo(15);
    assertThat(published(shop, market, "a")).isEqualTo(15);
    assertThat(published(shop, market, "b")).isEqualTo(45);
  }

  private static JsonNode channel(JsonNode publication, String id) {
    for (var channel : publication.get("channels")) {
      if (channel.get("channel").asText().equals(id)) {
        return channel;
      }
    }
    throw new AssertionError("no channel " + id + " in " + publication);
  }

  private static int published(Shop shop, Market market, String letter) {
    for (var retailer :
        shop.admin().get("/v1/skus/" + shop.sku()).is(200).json().get("retailers")) {
      if (retailer.get("retailer").asText().equals(market.retailer(letter))) {
        return retailer.get("published").asInt();
      }
    }
    throw new AssertionError("no retailer " + letter);
  }

  @Test
  void whereNoShopListsItNothingIsPublished(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 9), "a");
    assertThat(published(shop, market, "a")).isZero();
    assertThat(publication(shop).get("listings")).isEmpty();
    shop.admin().get("/v1/skus/nobody/publication").isProblem(404, "UNKNOWN_SKU");
  }

  @Test
  void parkedListingsShowNothingAndSayWhy(Shop shop) {
    market(shop, 50);
    list(shop, "sa", "l", "'sku':'TEE','parked':'UNTRACKED'");
    list(shop, "sa", "other", "'sku':'TEE'");
    var publication = publication(shop);
    assertThat(targets(shop, publication))
        .containsExactly("sa other 50 ENTITLEMENT", "sb l 50 ENTITLEMENT", "sa l 0 PARKED");
    assertThat(publication.at("/listings/2/parked").asText()).isEqualTo("UNTRACKED");
    assertThat(publication.at("/listings/2/sentence").asText())
        .isEqualTo(shop.id("sa") + " shows 0 units under the listing l: it is parked (UNTRACKED).");
  }

  @Test
  void belowTheThresholdTheLastUnitsAreInOnePlace(Shop shop) {
    var market = market(shop, 4);
    market
        .policy(
            """
            {'strategy':'HYBRID','deactivationThreshold':3,
             'retailers':[{'retailer':'R-a','floor':2},{'retailer':'R-b'}]}
            """)
        .is(201);
    assertThat(publication(shop).get("belowThreshold").asBoolean()).isFalse();
    assertThat(published(shop, market, "a")).isEqualTo(4);
    market.takes("b", "1", 2).is(201);
    var publication = publication(shop);
    assertThat(publication.get("mode").asText()).isEqualTo("EXCLUSIVE");
    assertThat(publication.get("policyMode").asText()).isEqualTo("SHARED");
    assertThat(publication.get("belowThreshold").asBoolean()).isTrue();
    assertThat(publication.get("exposure").asInt()).isZero();
    assertThat(targets(shop, publication)).contains("sb l 0 DEACTIVATION_THRESHOLD");
  }

  @Test
  void explainTellsWhatTheShopShows(Shop shop) {
    var market = market(shop, 7);
    list(shop, "sa", "asleep", "'sku':'TEE','parked':'BY_HAND'");
    var told = market.explain("a").is(200);
    assertThat(told.at("/listings/0/target")).isEqualTo("7");
    assertThat(told.json().get("listings")).hasSize(2);
    var sentences = new ArrayList<String>();
    told.json().get("sentences").forEach(sentence -> sentences.add(sentence.asText()));
    assertThat(sentences)
        .endsWith(
            shop.id("sa")
                + " shows 7 units under the listing l: all that may be taken, although others may"
                + " be offered the same units.",
            shop.id("sa") + " shows 0 units under the listing asleep: it is parked (BY_HAND).");
    var store = shop.admin().get(market.explainPath() + "?store=" + shop.id("sb")).is(200);
    assertThat(store.at("/retailer")).isEqualTo(market.retailer("b"));
    assertThat(store.json().get("listings").findValuesAsText("store"))
        .containsExactly(shop.id("sb"));
    shop.admin().get(market.explainPath() + "?store=nothing").isProblem(404, "UNKNOWN_STORE");
    shop.admin().get(market.explainPath() + "?store=x&retailer=y").refusesField("store");
  }

  @Test
  void aRetailersKeyHearsOfItsOwnShopsOnly(Shop shop) {
    var market = market(shop, 7);
    var made =
        shop.admin()
            .post("/v1/keys", shop.json("{'name':'k','scopes':['read'],'channel':'ID-sa'}"))
            .is(201);
    var client = shop.admin().withKey(made.at("/key"));
    client.get("/v1/skus/" + shop.sku() + "/publication").isProblem(403, "FORBIDDEN");
    client.get(market.explainPath() + "?store=" + shop.id("sb")).isProblem(403, "FORBIDDEN");
    var told = client.get(market.explainPath()).is(200);
    assertThat(told.json().get("listings").findValuesAsText("store"))
        .containsExactly(shop.id("sa"));
  }
}
