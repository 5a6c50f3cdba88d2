package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: it is said what a shop's variants stand for, and found again. */
@ExtendWith(SharedServer.class)
class ListingTest {
  private final Shop shop;

  ListingTest(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void aStore() {
    shop.admin()
        .put(
            "/v1/stores/" + shop.id("s"),
            "{\"name\":\"S\",\"platform\":\"SHOPIFY\",\"domain\":\"one.myshopify.com\"}")
        .is(201);
  }

  private String path(String listing) {
    return "/v1/stores/" + shop.id("s") + "/listings" + listing;
  }

  private Reply put(String listing, String body) {
    return shop.admin().put(path("/" + listing), shop.json(body));
  }

  @Test
  void aListingIsMadeChangedAndRemoved() {
    var body =
        """
        {'variant':'9007199254740993','product':'81','inventoryItem':'476','platformLocation':'75',
         'skuText':'tee red','sku':'TEE','parked':'NOT_STOCKED'}
        """;
    var made = put("l1", body).is(201);
    assertThat(made.json()).isEqualTo(shop.admin().get(path("/l1")).is(200).json());
    assertThat(made.at("/variant")).isEqualTo("9007199254740993");
    assertThat(made.at("/sku")).isEqualTo(shop.sku());
    assertThat(put("l1", body).is(201).json()).as("said again").isEqualTo(made.json());
    var changed = put("l1", "{'variant':'1','sku':'TEE'}").is(200);
    assertThat(changed.at("/version")).isEqualTo("2");
    assertThat(changed.json().at("/parked").isNull()).isTrue();
    shop.admin().delete(path("/l1")).is(204);
    shop.admin().delete(path("/l1")).isProblem(404, "UNKNOWN_LISTING");
    shop.admin().get(path("/l1")).isProblem(404, "UNKNOWN_LISTING");
    put("l1", body).is(201);
  }

  @Test
  void withoutASkuItIsUnmappedAndWithOneItIsNot() {
    assertThat(put("l1", "{'variant':'1'}").is(201).at("/parked")).isEqualTo("UNMAPPED");
    var again = put("l1", "{'variant':'1','parked':'UNMAPPED','sku':'TEE'}").is(200);
    assertThat(again.json().at("/parked").isNull()).isTrue();
  }

  @Test
  void aVariantBelongsToOneListing() {
    put("l1", "{'variant':'1'}").is(201);
    var taken = put("l2", "{'variant':'1'}").isProblem(409, "VARIANT_TAKEN");
    assertThat(taken.at("/detail")).contains("l1");
    shop.admin().get(path("/l2")).isProblem(404, "UNKNOWN_LISTING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'variant':7", "'variant':'7a'", "'variant':'07'", "'variant':''"})
  void aVariantOfShopifyIsANumberAsText(String body) {
    put("l1", "{%s}".formatted(body)).refusesField("/variant");
  }

  @Test
  void whatItNamesMustBeKnown() {
    var unknown = put("l1", "{'variant':'1','sku':'ID-none'}").isProblem(422, "UNKNOWN_SKU");
    assertThat(unknown.at("/detail")).contains(shop.id("none"));
    shop.admin()
        .put("/v1/stores/" + shop.id("none") + "/listings/l", "{\"variant\":\"1\"}")
        .isProblem(404, "UNKNOWN_STORE");
    put("l1", "{'variant':'1','parked':'ASLEEP'}").refusesField("/parked");
    put("l%20x", "{'variant':'1'}").refusesField("the id in the path");
  }

  @Test
  void aSkuIsSuggestedWhereOnlyOneCanBeMeant() {
    var text = "{'variant':'%d','skuText':'%s'}";
    assertThat(put("l1", text.formatted(1, "TEE")).is(201).at("/suggestion")).isEqualTo(shop.sku());
    assertThat(put("l2", text.formatted(2, "ID-TEE")).is(201).json().at("/suggestion").isNull())
        .as("nobody has defined it")
        .isTrue();
    put("l3", text.formatted(3, "TEE")).is(201);
    assertThat(shop.admin().get(path("/l1")).is(200).json().at("/suggestion").isNull())
        .as("two listings have the text")
        .isTrue();
    put("l3", "{'variant':'3','skuText':'%s'}".formatted(shop.sku().toUpperCase(Locale.ROOT)))
        .is(200);
    assertThat(shop.admin().get(path("/l1")).is(200).at("/suggestion")).isEqualTo(shop.sku());
    assertThat(shop.admin().get(path("/l3")).is(200).json().at("/suggestion").isNull())
        .as("case matters")
        .isTrue();
    put("l1", "{'variant':'1','skuText':'TEE','sku':'TEE'}").is(200);
    assertThat(shop.admin().get(path("/l1")).is(200).json().at("/suggestion").isNull())
        .as("it is mapped")
        .isTrue();
  }

  @Test
  void listingsAreFilteredAndListedInPages() {
    put("l1", "{'variant':'1','sku':'TEE'}").is(201);
    put("l2", "{'variant':'2'}").is(201);
    put("l3", "{'variant':'3','sku':'TEE','parked':'BY_HAND'}").is(201);
    assertThat(ids("")).isEqualTo("l1 l2 l3");
    assertThat(ids("?sku=" + shop.sku())).isEqualTo("l1 l3");
    assertThat(ids("?parked=BY_HAND")).isEqualTo("l3");
    assertThat(ids("?parked=UNMAPPED")).isEqualTo("l2");
    assertThat(ids("?unmapped=true")).isEqualTo("l2");
    assertThat(ids("?unmapped=false")).isEqualTo("l1 l3");
    var page = shop.admin().get(path("?limit=2")).is(200);
    assertThat(page.json().at("/items")).hasSize(2);
    assertThat(ids("?limit=2&cursor=" + page.at("/nextCursor"))).isEqualTo("l3");
    shop.admin().get(path("?unmapped=maybe")).refusesField("unmapped");
    shop.admin().get(path("?parked=x")).refusesField("parked");
  }

  @Test
  void manyListingsAreWrittenTogether() {
    var written =
        post("""
        {'listings':[{'id':'l1','variant':'1','sku':'TEE'},{'id':'l2','variant':'2'}]}
        """)
            .is(200);
    assertThat(written.json().at("/items").findValuesAsText("id")).containsExactly("l1", "l2");
    assertThat(ids("")).isEqualTo("l1 l2");
    post("{'listings':[{'id':'l1','variant':'2'},{'id':'l2','variant':'1'}]}").is(200);
    assertThat(shop.admin().get(path("/l1")).is(200).at("/variant")).isEqualTo("2");
  }

  @Test
  void ofManyListingsAllOrNoneAreWritten() {
    put("l1", "{'variant':'1'}").is(201);
    post("{'listings':[{'id':'l2','variant':'2'},{'id':'l3','variant':'x'}]}")
        .refusesField("/listings/1/variant");
    post("{'listings':[{'id':'l2','variant':'2'},{'id':'l2','variant':'3'}]}")
        .refusesField("/listings/1/id");
    post("{'listings':[]}").refusesField("/listings");
    var unknown =
        post("{'listings':[{'id':'l2','variant':'2'},{'id':'l3','variant':'3','sku':'ID-x'}]}")
            .isProblem(422, "UNKNOWN_SKU");
    assertThat(unknown.at("/errors/0/field")).isEqualTo("/listings/1/sku");
    var taken =
        post("{'listings':[{'id':'l2','variant':'2'},{'id':'l3','variant':'1'}]}")
            .isProblem(409, "VARIANT_TAKEN");
    assertThat(taken.at("/field")).isEqualTo("/listings/1/variant");
    assertThat(ids("")).isEqualTo("l1");
  }

  private Reply post(String body) {
    return shop.admin().post(path(""), shop.json(body));
  }

  private String ids(String query) {
    return String.join(
        " ", shop.admin().get(path(query)).is(200).json().at("/items").findValuesAsText("id"));
  }
}
