package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: what a level says is kept as it was said, and nonsense is named field by field. */
@ExtendWith(SharedServer.class)
class PolicyTest {
  private static final String WHOLE =
      """
      {'strategy':'HYBRID','ownChannelReserve':200,'safetyBuffer':{'percent':5},
       'deactivationThreshold':3,'publishing':{'mode':'SHARED','exposureBudget':20},
       'conflict':'CANCEL_LATER','rebalance':'ON_RECEIPT','velocityWindowDays':28,
       'retailers':[{'retailer':'R-a','floor':80,'ceiling':200},{'retailer':'R-b'}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        WHOLE,
        "{}",
        "{'safetyBuffer':{'units':7},'rebalance':{'interval':'PT24H'},'retailers':[]}",
        "{'strategy':'PROPORTIONAL','minimumShare':10,'rebalance':'MANUAL'}",
        "{'sellFactoryStock':true}",
        "{'strategy':'PRIORITY_TIERS','retailers':[{'retailer':'R-a','tier':1,'target':5}]}"
      })
  void isReadAsItWasSaid(String policy, Shop shop) throws JsonProcessingException {
    var market = Market.open(shop, "a", "b");
    market.policy(policy).is(201);
    var read = shop.admin().get(market.policyPath()).is(200).json();
    assertThat(read.get("version").asInt()).isEqualTo(1);
    ((ObjectNode) read).remove("version");
    assertThat(read).isEqualTo(tree(market.json(policy)));
    assertThat(market.policy(policy).at("/version")).as("nothing has changed").isEqualTo("1");
    assertThat(market.policy("{'ownChannelReserve':1}").is(200).at("/version")).isEqualTo("2");
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'strategy':'FAIR'}                                            | /strategy
          {'ownChannelReserve':-1}                                       | /ownChannelReserve
          {'ownChannelReserve':1.5}                                      | /ownChannelReserve
          {'ownChannelReserve':99999999999999999999}                     | /ownChannelReserve
          {'safetyBuffer':{'percent':101}}                               | /safetyBuffer/percent
          {'safetyBuffer':{'percent':5,'units':5}}                       | /safetyBuffer
          {'safetyBuffer':{}}                                            | /safetyBuffer
          {'safetyBuffer':7}                                             | /safetyBuffer
          {'publishing':{'mode':'EXCLUSIVE','exposureBudget':3}}         | /publishing/exposureBudget
          {'publishing':{'mood':'SHARED'}}                               | /publishing/mood
          {'conflict':'FIGHT'}                                           | /conflict
          {'rebalance':'DAILY'}                                          | /rebalance
          {'rebalance':{'interval':'PT5S'}}                              | /rebalance/interval
          {'rebalance':{'interval':'tomorrow'}}                          | /rebalance/interval
          {'velocityWindowDays':5000000000}                              | /velocityWindowDays
          {'strategy':'HYBRID','minimumShare':5}                         | /minimumShare
          {'retailers':{}}                                               | /retailers
          {'retailers':[7]}                                              | /retailers/0
          {'retailers':[{'retailer':'nobody'}]}                          | /retailers/0/retailer
          {'retailers':[{'retailer':'R-a'},{'retailer':'R-a'}]}          | /retailers/1/retailer
          {'retailers':[{'retailer':'R-a','floor':9,'ceiling':8}]}       | /retailers/0/ceiling
          {'retailers':[{'retailer':'R-a','tier':1}]}                    | /retailers/0/target
          {'strategy':'EQUAL_SPLIT','retailers':[{'retailer':'R-a','floor':1}]}|/retailers/0/floor
          {'sellFactoryStock':'yes'}                                     | /sellFactoryStock
          {'unknown':1}                                                  | /unknown
          """)
  void nonsenseIsNamedByItsField(String policy, String field, Shop shop) {
    var market = Market.open(shop, "a");
    var refused = market.policy(policy).isProblem(422, "INVALID_POLICY");
    assertThat(refused.json().at("/errors").findValuesAsText("field")).containsExactly(field);
    shop.admin().get(market.policyPath()).isProblem(404, "UNKNOWN_POLICY");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce(Shop shop) {
    var market = Market.open(shop, "a");
    var refused =
        market
            .policy("{'ownChannelReserve':-1,'retailers':[{'retailer':'x'},{'retailer':'y'}]}")
            .isProblem(422, "INVALID_POLICY");
    assertThat(refused.json().at("/errors").findValuesAsText("field"))
        .containsExactly("/ownChannelReserve", "/retailers/0/retailer", "/retailers/1/retailer");
    assertThat(refused.at("/errors/1/message"))
        .isEqualTo(
            "names x, whom nobody has defined; define the retailer first, or correct the id");
  }

  @Test
  void theNearestLevelWinsAndASilentOneGivesWay(Shop shop) {
    var market = Market.open(shop.stock("NEAR", 100), "a");
    var category = "/v1/policies/categories/" + shop.name() + "%20tees%2F%C3%BC";
    shop.admin()
        .put(
            "/v1/skus/" + shop.sku(),
            shop.json("{'title':'Tee','category':'%s tees/ü'}".formatted(shop.name())))
        .is(200);
    var ceiling = "{'strategy':'HYBRID','retailers':[{'retailer':'R-a','ceiling':%d}]}";
    shop.admin().put(category, market.json(ceiling.formatted(40))).is(201);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "40/0"));
    market.policy(ceiling.formatted(30)).is(201);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "30/0"));
    shop.admin().delete(market.policyPath()).is(204);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "40/0"));
    shop.admin().delete(category).is(204);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "100/0"));
    shop.admin().delete(category).isProblem(404, "UNKNOWN_POLICY");
    shop.admin().get(category).isProblem(404, "UNKNOWN_POLICY");
  }

  @Test
  void retailersAreDefinedReadAndListed(Shop shop) {
    var path = "/v1/retailers/" + shop.id("north");
    shop.admin().get(path).isProblem(404, "UNKNOWN_RETAILER");
    assertThat(shop.admin().put(path, "{\"name\":\"North\"}").is(201).at("/version"))
        .isEqualTo("1");
    assertThat(shop.admin().put(path, "{\"name\":\"North & Sons\"}").is(200).at("/version"))
        .isEqualTo("2");
    assertThat(shop.admin().get(path).is(200).at("/name")).isEqualTo("North & Sons");
    assertThat(shop.admin().get("/v1/retailers").is(200).json().at("/items").findValuesAsText("id"))
        .contains(shop.id("north"));
    shop.admin().put(path, "{\"title\":\"North\"}").refusesField("/name");
  }

  @Test
  void aChannelIsARetailersOrTheSuppliersOwn(Shop shop) {
    var market = Market.open(shop, "a");
    var path = "/v1/channels/" + market.channel("a");
    assertThat(shop.admin().get(path).is(200).at("/retailer")).isEqualTo(market.retailer("a"));
    shop.admin()
        .put(path, "{\"name\":\"Shop\",\"retailer\":\"nobody\"}")
        .isProblem(422, "UNKNOWN_RETAILER");
    var own = shop.admin().put(path, "{\"name\":\"Shop\"}").is(200);
    assertThat(own.json().get("retailer").isNull()).isTrue();
  }
}
