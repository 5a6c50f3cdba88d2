package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: a supplier divides a SKU between retailers, and everybody is told why. */
@ExtendWith(SharedServer.class)
class AllocationTest {
  private static final String EXAMPLE =
      """
      {'strategy':'HYBRID','ownChannelReserve':200,'retailers':[
       {'retailer':'R-a','floor':80,'ceiling':200},{'retailer':'R-b','floor':50,'ceiling':150},
       {'retailer':'R-c','floor':30,'ceiling':100},{'retailer':'R-d','floor':20,'ceiling':80},
       {'retailer':'R-e','floor':20,'ceiling':80}]}
      """;

  private static Market example(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 500), "a", "b", "c", "d", "e");
    market.policy(EXAMPLE).is(201);
    return market;
  }

  @Test
  void everyRetailerMayTakeWhatTheExampleSays(Shop shop) {
    var market = example(shop);
    assertThat(market.entitlements())
        .isEqualTo(Map.of("a", "180/0", "b", "150/0", "c", "100/0", "d", "80/0", "e", "80/0"));
    market.takes("a", "first", 50).is(201);
    assertThat(market.entitlements())
        .isEqualTo(Map.of("a", "130/50", "b", "150/0", "c", "100/0", "d", "80/0", "e", "80/0"));
    shop.release("first").is(204);
    assertThat(market.entitlements()).containsEntry("a", "180/0");
  }

  @Test
  void aRefusalNamesTheRuleAndTheNumbers(Shop shop) {
    var market = example(shop);
    refused(market.takes("a", "1", 181), 181, 180, "FLOOR_OF_OTHERS");
    refused(market.takes("b", "2", 151), 151, 150, "RETAILER_CEILING");
    refused(market.takes("d", "3", 301), 301, 80, "OWN_CHANNEL_RESERVE");
    refused(market.takes("d", "4", 501), 501, 80, "POOL_EXHAUSTED");
    refused(market.takes("own", "5", 301), 301, 300, "FLOOR_OF_OTHERS");
    market.policy("{'safetyBuffer':{'percent':10}}").is(200);
    refused(market.takes("a", "6", 451), 451, 450, "SAFETY_BUFFER");
    market.policy("{'strategy':'EQUAL_SPLIT','retailers':[{'retailer':'R-a'},{'retailer':'R-b'}]}");
    refused(market.takes("a", "7", 251), 251, 250, "SHARE");
    market.policy(
        """
        {'strategy':'PRIORITY_TIERS','retailers':[{'retailer':'R-a','tier':1,'target':400},
         {'retailer':'R-b','tier':2,'target':10}]}
        """);
    refused(market.takes("b", "8", 101), 101, 100, "HIGHER_TIERS");
  }

  private static void refused(Reply reply, int requested, int available, String rule) {
    reply.isProblem(409, "INSUFFICIENT_STOCK");
    assertThat(reply.json().at("/lines/0/requested").asInt()).isEqualTo(requested);
    assertThat(reply.json().at("/lines/0/available").asInt()).as(rule).isEqualTo(available);
    assertThat(reply.at("/lines/0/rule")).isEqualTo(rule);
  }

  @Test
  void aGrantAnewThatThePolicyRefusesIsGoneWithItsRule(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 10), "a");
    shop.reserve(
            "{'id':'ID-cart','channel':'%s','ttlSeconds':1,'lines':[{'sku':'TEE','quantity':8}]}"
                .formatted(market.channel("a")))
        .is(201);
    market.policy("{'strategy':'HYBRID','retailers':[{'retailer':'R-a','ceiling':5}]}").is(201);
    await().until(() -> shop.number("held") == 0);
    var gone = shop.confirm("cart", "{'order':'o'}").isProblem(410, "EXPIRED");
    assertThat(gone.at("/lines/0/rule")).isEqualTo("RETAILER_CEILING");
    assertThat(gone.at("/lines/0/available")).isEqualTo("5");
  }

  @Test
  void theBufferIsAdvisedBySalesAndDelay(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 48), "a");
    var path = "/v1/skus/" + shop.sku() + "/buffer-advice";
    assertThat(shop.admin().get(path).is(200).at("/percent")).isEqualTo("2");
    market.takes("a", "1", 28).is(201);
    shop.confirm("1", "{'order':'o'}").is(200);
    var atOnce = shop.admin().get(path).is(200);
    assertThat(atOnce.at("/soldLately")).isEqualTo("28");
    assertThat(atOnce.at("/available")).isEqualTo("20");
    assertThat(atOnce.at("/percent")).isEqualTo("5");
    var tenDays = shop.admin().get(path + "?delaySeconds=864000").is(200);
    assertThat(tenDays.at("/soldUnseen")).isEqualTo("10.0");
    assertThat(tenDays.at("/percent")).isEqualTo("50");
    shop.admin().get(path + "?delaySeconds=0").isProblem(400, "INVALID_REQUEST");
    shop.admin().get("/v1/skus/nobody/buffer-advice").isProblem(404, "UNKNOWN_SKU");
  }

  @Test
  void explainTellsTheArithmetic(Shop shop) {
    var market = example(shop);
    market.takes("a", "1", 50).is(201);
    var told = market.explain("a").is(200);
    assertThat(told.at("/strategy")).isEqualTo("HYBRID");
    assertThat(told.at("/entitlement")).isEqualTo("130");
    assertThat(told.at("/taken")).isEqualTo("50");
    assertThat(told.at("/period/number")).isEqualTo("1");
    assertThat(told.json().at("/steps").findValuesAsText("rule"))
        .containsExactly(
            "POOL_EXHAUSTED", "OWN_CHANNEL_RESERVE", "RETAILER_CEILING", "FLOOR_OF_OTHERS");
    assertThat(told.json().at("/steps").findValuesAsText("left"))
        .containsExactly("450", "250", "150", "130");
    assertThat(told.json().at("/sentences/2").asText())
        .isEqualTo("Your ceiling is 200 units and you have taken 50; 150 left for you.");
    var own = shop.admin().get(market.explainPath()).is(200);
    assertThat(own.json().get("retailer").isNull()).isTrue();
    assertThat(own.at("/entitlement")).isEqualTo("300");
    assertThat(own.at("/taken")).isEqualTo("0");
  }

  @Test
  void whereNobodyDividesThereIsNoPeriodAndThePoolIsEverybodys(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 9), "a");
    market.takes("a", "1", 2).is(201);
    var told = market.explain("a").is(200);
    assertThat(told.json().get("period").isNull()).isTrue();
    assertThat(told.at("/entitlement")).isEqualTo("7");
    assertThat(told.at("/taken")).isEqualTo("2");
    var own = shop.admin().get(market.explainPath()).is(200);
    assertThat(own.json().has("taken")).isFalse();
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "7/2"));
  }

  @Test
  void explainKnowsWhomItKnows(Shop shop) {
    var market = Market.open(shop, "a");
    market.explain("nobody").isProblem(404, "UNKNOWN_RETAILER");
    shop.admin().get("/v1/skus/nothing/explain").isProblem(404, "UNKNOWN_SKU");
    shop.admin().get(market.explainPath() + "?retailer=has%20space").refusesField("retailer");
    shop.admin().get(market.explainPath() + "?shop=a").refusesField("shop");
  }

  @Test
  void aRebalanceBeginsOnePeriodPerId(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 100), "a");
    market.policy("{'strategy':'HYBRID','retailers':[{'retailer':'R-a','ceiling':10}]}").is(201);
    market.takes("a", "1", 10).is(201);
    market.takes("a", "2", 1).isProblem(409, "INSUFFICIENT_STOCK");
    var begun = market.rebalance("{'id':'monday'}").is(200);
    assertThat(begun.at("/period/number")).isEqualTo("2");
    market.takes("a", "2", 4).is(201);
    var again = market.rebalance("{'id':'monday'}").is(200);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "6/4"));
    assertThat(market.rebalance("{}").is(200).at("/period/number")).isEqualTo("3");
    shop.admin().post("/v1/skus/nothing/rebalance", "{}").isProblem(404, "UNKNOWN_SKU");
  }

  @Test
  void aReceiptBeginsAPeriodWhereThePolicySaysSo(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 100), "a");
    market
        .policy(
            """
            {'strategy':'HYBRID','rebalance':'ON_RECEIPT',
             'retailers':[{'retailer':'R-a','ceiling':10}]}
            """)
        .is(201);
    market.takes("a", "1", 10).is(201);
    shop.stock("NEAR", 1);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "10/0"));
  }

  @Test
  void aKeyThatIsBoundToARetailersChannelHearsOfThatRetailerOnly(Shop shop) {
    var market = example(shop);
    var made =
        shop.admin()
            .post(
                "/v1/keys",
                "{\"name\":\"a\",\"scopes\":[\"read\",\"reserve\"],\"channel\":\"%s\"}"
                    .formatted(market.channel("a")))
            .is(201);
    var client = shop.admin().withKey(made.at("/key"));
    assertThat(market.entitlements(client)).containsOnlyKeys("a");
    assertThat(client.get(market.explainPath()).is(200).at("/retailer"))
        .isEqualTo(market.retailer("a"));
    client.get(market.explainPath() + "?retailer=" + market.retailer("a")).is(200);
    client
        .get(market.explainPath() + "?retailer=" + market.retailer("b"))
        .isProblem(403, "FORBIDDEN");
    client.get(market.policyPath()).isProblem(403, "FORBIDDEN");
    client.put(market.policyPath(), "{}").isProblem(403, "FORBIDDEN");
    client.delete(market.policyPath()).isProblem(403, "FORBIDDEN");
    client.post("/v1/skus/" + shop.sku() + "/rebalance", "{}").isProblem(403, "FORBIDDEN");
  }
}
