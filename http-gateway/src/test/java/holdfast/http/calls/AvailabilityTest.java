package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: page and checkout answer alike, and say where units come from or why they do not. */
@ExtendWith(SharedServer.class)
class AvailabilityTest {
  @Test
  void saysFromWhereAndTakesNothing(Shop shop) {
    shop.stock("NEAR", 3).stock("FAR", 4);
    var answer = ask(shop, "{'channel':'WEB','lines':[{'sku':'TEE','quantity':5}]}").is(200);
    assertThat(answer.at("/granted")).isEqualTo("true");
    assertThat(answer.at("/lines/0/locations/0/location")).isEqualTo(shop.near());
    assertThat(answer.at("/lines/0/locations/0/quantity")).isEqualTo("3");
    assertThat(answer.at("/lines/0/locations/1/quantity")).isEqualTo("2");
    assertThat(shop.number("held")).isZero();
    assertThat(shop.number("version")).isEqualTo(3);
  }

  @Test
  void namesTheHurdleAsTheReservationDoes(Shop shop) {
    var far = "{'name':'Far','kind':'FACTORY','shippingMethods':['container'],'leadTimeDays':30}";
    shop.admin().put("/v1/locations/" + shop.far(), shop.json(far)).is(200);
    shop.stock("NEAR", 3).stock("FAR", 4);
    refusedAlike(shop, 5, "", "FACTORY_ONLY", 3);
    refusedAlike(shop, 8, "", "POOL_EXHAUSTED", 3);
    var byContainer = ",'shippingMethod':'container'";
    var granted = ask(shop, body("", 7, byContainer)).is(200);
    assertThat(granted.at("/lines/0/locations/1/leadTimeDays")).isEqualTo("30");
    refusedAlike(shop, 7, byContainer + ",'allowSplit':false", "ONE_LOCATION", 4);

    shop.admin()
        .put("/v1/locations/" + shop.near(), shop.json("{'name':'Near','regions':['DE','US-CA']}"))
        .is(200);
    var toNewYork = ",'destination':{'country':'US','region':'NY'}";
    refusedAlike(
        shop, 1, toNewYork + byContainer.replace("container", "bike"), "SHIPPING_METHOD", 0);
    refusedAlike(shop, 5, toNewYork + byContainer, "NO_ELIGIBLE_LOCATION", 4);
    shop.reserve(body("'id':'ID-ca',", 1, toNewYork.replace("NY", "CA"))).is(201);
  }

  @Test
  void aPolicyOpensTheFactoryForPageAndCheckoutAndExplanation(Shop shop) {
    var far = "{'name':'Far','kind':'FACTORY','shippingMethods':['container'],'leadTimeDays':30}";
    shop.admin().put("/v1/locations/" + shop.far(), shop.json(far)).is(200);
    var market = Market.open(shop.stock("NEAR", 3).stock("FAR", 4), "a");
    refusedAlike(shop, 5, "", "FACTORY_ONLY", 3);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "3/0"));
    assertThat(market.explain("a").is(200).at("/entitlement")).isEqualTo("3");

    market.policy("{'sellFactoryStock':true}").is(201);
    assertThat(market.entitlements()).isEqualTo(Map.of("a", "7/0"));
    assertThat(market.explain("a").is(200).at("/entitlement")).isEqualTo("7");
    var asked = ask(shop, body("", 5, "")).is(200);
    assertThat(asked.at("/lines/0/locations/1/leadTimeDays")).isEqualTo("30");
    refusedAlike(shop, 5, ",'shippingMethod':'bike'", "SHIPPING_METHOD", 3);
    var held = shop.reserve(body("'id':'ID-far',", 5, "")).is(201);
    assertThat(held.at("/lines/0/locations/1/location")).isEqualTo(shop.far());

    market.policy("{'sellFactoryStock':false}").is(200);
    refusedAlike(shop, 1, "", "FACTORY_ONLY", 0);
    shop.confirm("far", "{'order':'o'}").is(200);
  }

  @Test
  void aReservationShowsHowLongItsUnitsTakeAtEveryStep(Shop shop) {
    var far = "/v1/locations/" + shop.far();
    shop.admin().put(far, shop.json("{'name':'Far','leadTimeDays':30}")).is(200);
    shop.stock("NEAR", 3).stock("FAR", 4);
    var one = "/lines/0/locations/";
    var held = shop.reserve("one", 5).is(201);
    assertThat(held.at(one + "0/leadTimeDays")).isEqualTo("0");
    assertThat(held.at(one + "1/leadTimeDays")).isEqualTo("30");
    assertThat(shop.extend("one", 2000).is(200).at(one + "1/leadTimeDays")).isEqualTo("30");
    assertThat(shop.confirm("one", "{'order':'o'}").is(200).at(one + "1/leadTimeDays"))
        .isEqualTo("30");
    shop.admin().put(far, shop.json("{'name':'Far','leadTimeDays':12}")).is(200);
    assertThat(shop.reservation("one").is(200).at(one + "1/leadTimeDays"))
        .as("as of now")
        .isEqualTo("12");

    var kit = "{'title':'Kit','kind':'BUNDLE','components':[{'sku':'TEE','quantity':1}]}";
    shop.admin().put("/v1/skus/" + shop.id("kit"), shop.json(kit)).is(201);
    var cart =
        shop.reserve(
                "{'id':'ID-cart','channel':'WEB','lines':[{'sku':'TEE','quantity':1},"
                    + "{'sku':'ID-kit','quantity':1}]}")
            .is(201);
    assertThat(cart.at(one + "0/leadTimeDays")).isEqualTo("12");
    assertThat(cart.at("/lines/1/components/0/locations/0/leadTimeDays")).isEqualTo("12");
    assertThat(shop.reservation("cart").is(200).at(one + "0/leadTimeDays")).isEqualTo("12");
    assertThat(shop.confirm("cart", "{'order':'p'}").is(200).at(one + "0/leadTimeDays"))
        .isEqualTo("12");
  }

  private static void refusedAlike(Shop shop, int units, String way, String rule, int available) {
    var asked = ask(shop, body("", units, way)).is(200);
    assertThat(asked.at("/granted")).isEqualTo("false");
    assertThat(asked.at("/lines/0/rule")).isEqualTo(rule);
    assertThat(asked.at("/lines/0/available")).isEqualTo(String.valueOf(available));
    var tried = shop.reserve(body("", units, way)).isProblem(409, "INSUFFICIENT_STOCK");
    assertThat(tried.at("/lines/0/rule")).isEqualTo(rule);
    assertThat(tried.at("/lines/0/available")).isEqualTo(String.valueOf(available));
  }

  @Test
  void ofLinesThatShareASkuTheLaterOneLacks(Shop shop) {
    shop.stock("NEAR", 3);
    var line = "{'sku':'TEE','quantity':2}";
    var twice = ask(shop, "{'channel':'WEB','lines':[" + line + "," + line + "]}").is(200);
    assertThat(twice.at("/granted")).isEqualTo("false");
    assertThat(twice.at("/lines/0/granted")).isEqualTo("true");
    assertThat(twice.at("/lines/1/available")).isEqualTo("1");
    assertThat(twice.at("/lines/1/rule")).isEqualTo("POOL_EXHAUSTED");
  }

  @Test
  void aBundleTellsItsComponents(Shop shop) {
    shop.stock("NEAR", 3);
    var kit = "{'title':'Kit','kind':'BUNDLE','components':[{'sku':'TEE','quantity':2}]}";
    shop.admin().put("/v1/skus/" + shop.id("kit"), shop.json(kit)).is(201);
    var one = ask(shop, "{'channel':'WEB','lines':[{'sku':'ID-kit','quantity':1}]}").is(200);
    assertThat(one.at("/lines/0/components/0/locations/0/quantity")).isEqualTo("2");
    var two = ask(shop, "{'channel':'WEB','lines':[{'sku':'ID-kit','quantity':2}]}").is(200);
    assertThat(two.at("/lines/0/available")).isEqualTo("1");
  }

  @Test
  void refusesWhatNobodyKnows(Shop shop) {
    shop.stock("NEAR", 3);
    ask(shop, body("", 1, "").replace("TEE", "NOBODY")).isProblem(422, "UNKNOWN_SKU");
    ask(shop, body("", 1, "").replace("WEB", "NOBODY")).isProblem(422, "UNKNOWN_CHANNEL");
    ask(shop, body("", 1, ",'destination':{'country':'usa'}")).isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void locationsSayWhatTheyDeliver(Shop shop) {
    var path = "/v1/locations/" + shop.near();
    var put =
        shop.admin()
            .put(
                path,
                shop.json(
                    "{'name':'N','kind':'PARTNER','regions':['US-CA','DE'],'leadTimeDays':2,"
                        + "'shippingMethods':['post']}"))
            .is(200);
    assertThat(put.at("/regions/0")).isEqualTo("DE");
    assertThat(shop.admin().get(path).is(200).json()).isEqualTo(put.json());
    var wrong = "{'name':'N','kind':'SHED','regions':['Germany'],'leadTimeDays':-1}";
    var problem = shop.admin().put(path, shop.json(wrong)).isProblem(400, "INVALID_REQUEST");
    assertThat(problem.json().get("errors").findValuesAsText("field"))
        .containsExactly("/kind", "/regions/0", "/leadTimeDays");
  }

  private static Reply ask(Shop shop, String body) {
    return shop.admin().post("/v1/availability", shop.json(body));
  }

  private static String body(String id, int units, String way) {
    return "{%s'channel':'WEB','lines':[{'sku':'TEE','quantity':%d}]%s}".formatted(id, units, way);
  }
}
