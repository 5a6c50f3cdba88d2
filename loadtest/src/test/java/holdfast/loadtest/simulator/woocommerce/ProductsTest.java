package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client.Answer;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products and variations: how stock is pushed, and what is shown of it. */
class ProductsTest {
  private final Site site;

  ProductsTest() throws Exception {
    site = new Site(false);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aSimpleProductIsSet() throws Exception {
    String path = "/products/" + site.item(0);
    JsonNode set = site.put(path, "{'manage_stock':true,'stock_quantity':5}").json();
    assertThat(set.path("stock_quantity").asInt()).isEqualTo(5);
    assertThat(set.path("type").asText()).isEqualTo("simple");
    assertThat(site.stock(site.item(0))).isEqualTo(5);
  }

  @Test
  void aVariationIsSetBelowItsParent() throws Exception {
    String path = "/products/" + site.parent() + "/variations/" + site.item(5);
    JsonNode set = site.put(path, "{'stock_quantity':3}").json();
    assertThat(set.path("stock_quantity").asInt()).isEqualTo(3);
    assertThat(set.path("parent_id").asLong()).isEqualTo(site.parent());
    Answer wrongDoor = site.put("/products/" + site.item(5), "{'stock_quantity':4}");
    assertThat(wrongDoor.status()).isEqualTo(404);
    assertThat(wrongDoor.json().path("code").asText())
        .isEqualTo("woocommerce_rest_invalid_product_id");
    assertThat(site.stock(site.item(5))).isEqualTo(3);
  }

  @Test
  void aQuantityIsIgnoredWhereStockIsNotManaged() throws Exception {
    String path = "/products/" + site.item(0);
    JsonNode set = site.put(path, "{'manage_stock':false,'stock_quantity':5}").json();
    assertThat(set.path("manage_stock").asBoolean(true)).isFalse();
    assertThat(set.path("stock_quantity").isNull()).isTrue();
    assertThat(site.put(path, "{'stock_quantity':7}").json().path("stock_quantity").isNull())
        .isTrue();
    JsonNode managed = site.put(path, "{'manage_stock':true}").json();
    assertThat(managed.path("stock_quantity").asInt(-1)).isZero();
  }

  @Test
  void variationsMayShareTheStockOfTheirParent() throws Exception {
    String parent = "/products/" + site.parent();
    site.put(parent, "{'manage_stock':true,'stock_quantity':4}");
    site.post(
        parent + "/variations/batch",
        "{'update':[{'id':%d,'manage_stock':'parent'},{'id':%d,'manage_stock':false}]}"
            .formatted(site.item(5), site.item(6)));
    for (int i : new int[] {5, 6}) {
      JsonNode variation = site.get(parent + "/variations/" + site.item(i)).json();
      assertThat(variation.path("manage_stock").asText()).isEqualTo("parent");
      assertThat(variation.path("stock_quantity").asInt()).isEqualTo(4);
    }
    site.buy(site.item(5), 3, "processing");
    assertThat(site.stock(site.item(6))).isEqualTo(1);
    assertThat(site.stock(site.item(7))).isEqualTo(Site.STOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "5,no,instock",
    "0,no,outofstock",
    "-2,no,outofstock",
    "0,notify,onbackorder",
    "-2,yes,onbackorder",
    "1,yes,instock"
  })
  void theStatusFollowsFromTheQuantity(int quantity, String backorders, String status)
      throws Exception {
    String body =
        "{'stock_quantity':%d,'backorders':'%s','stock_status':'instock'}"
            .formatted(quantity, backorders);
    JsonNode set = site.put("/products/" + site.item(0), body).json();
    assertThat(set.path("stock_status").asText()).isEqualTo(status);
    assertThat(set.path("backordered").asBoolean())
        .isEqualTo(quantity < 0 && !backorders.equals("no"));
  }

  @Test
  void whatIsNotManagedSaysWhatItIsToldToSay() throws Exception {
    String body = "{'manage_stock':false,'stock_status':'outofstock'}";
    JsonNode set = site.put("/products/" + site.item(0), body).json();
    assertThat(set.path("stock_status").asText()).isEqualTo("outofstock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'6'", "6.0", "6"})
  void wholeNumbersAreTakenAsTextToo(String quantity) throws Exception {
    site.put("/products/" + site.item(0), "{'stock_quantity':" + quantity + "}");
    assertThat(site.stock(site.item(0))).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'stock_quantity':5.5",
        "'stock_quantity':'many'",
        "'backorders':'maybe'",
        "'stock_status':'gone'",
        "'manage_stock':'parent'"
      })
  void whatMakesNoSenseIsRefusedAndNothingWritten(String field) throws Exception {
    Answer answer = site.put("/products/" + site.item(0), "{'stock_quantity':5," + field + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("rest_invalid_param");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
  }

  @Test
  void aBatchAnswers200AndNamesTheLinesThatFailed() throws Exception {
    Answer answer =
        site.post(
            "/products/batch",
            ("{'update':[{'id':%d,'stock_quantity':1},{'id':999999,'stock_quantity':2},"
                    + "{'id':%d,'stock_quantity':'x'},{'id':%d,'stock_quantity':4}]}")
                .formatted(site.item(0), site.item(1), site.item(2)));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode lines = answer.json().path("update");
    assertThat(lines.path(0).path("stock_quantity").asInt()).isEqualTo(1);
    assertThat(lines.path(1).path("id").asLong()).isEqualTo(999999);
    assertThat(lines.path(1).path("error").path("code").asText())
        .isEqualTo("woocommerce_rest_product_invalid_id");
    assertThat(lines.path(1).path("error").path("data").path("status").asInt()).isEqualTo(400);
    assertThat(lines.path(2).path("error").path("code").asText()).isEqualTo("rest_invalid_param");
    assertThat(site.stock(site.item(1))).isEqualTo(Site.STOCK);
    assertThat(site.stock(site.item(2))).isEqualTo(4);
  }

  @Test
  void aBatchOfVariationsIsForOneParent() throws Exception {
    JsonNode lines =
        site.post(
                "/products/" + site.parent() + "/variations/batch",
                "{'update':[{'id':%d,'stock_quantity':1},{'id':%d,'stock_quantity':2}]}"
                    .formatted(site.item(0), site.item(6)))
            .json()
            .path("update");
    assertThat(lines.path(0).path("error").path("code").asText())
        .isEqualTo("woocommerce_rest_product_variation_invalid_id");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
    assertThat(site.stock(site.item(6))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"100,200", "101,413"})
  void aBatchHasAHundredLinesAtMost(int size, int status) throws Exception {
    String line = "{'id':%d,'stock_quantity':3}".formatted(site.item(0));
    String lines = IntStream.range(0, size).mapToObj(i -> line).collect(Collectors.joining(","));
    Answer answer = site.post("/products/batch", "{'update':[" + lines + "]}");
    assertThat(answer.status()).isEqualTo(status);
    if (status == 413) {
      assertThat(answer.json().path("code").asText())
          .isEqualTo("woocommerce_rest_request_entity_too_large");
      assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
    }
  }

  @Test
  void variationsAreNotInTheListOfProducts() throws Exception {
    JsonNode products = site.get("/products?per_page=100&orderby=id&order=asc").json();
    assertThat(products).hasSize(6);
    JsonNode variations = site.get("/products/" + site.parent() + "/variations").json();
    assertThat(variations).hasSize(3).allMatch(it -> it.path("type").asText().equals("variation"));
    assertThat(products)
        .filteredOn(product -> product.path("id").asLong() == site.parent())
        .allMatch(product -> product.path("variations").size() == 3);
  }

  @Test
  void aListHasPagesAndSaysHowMany() throws Exception {
    Answer second = site.get("/products?per_page=4&page=2&orderby=id");
    assertThat(second.json()).hasSize(2);
    assertThat(second.header("X-WP-Total")).contains("6");
    assertThat(second.header("X-WP-TotalPages")).contains("2");
    assertThat(second.header("Link").orElseThrow()).contains("page=1").contains("rel=\"prev\"");
    Answer first = site.get("/products?per_page=4");
    assertThat(first.header("Link").orElseThrow()).contains("page=2").contains("rel=\"next\"");
    assertThat(site.get("/products?per_page=101").status()).isEqualTo(400);
    assertThat(site.get("/products?orderby=modified").status()).isEqualTo(400);
  }

  @Test
  void whatWasModifiedSinceIsListedToTheSecond() throws Exception {
    site.pass(Duration.ofMinutes(1));
    site.put("/products/" + site.item(2), "{'stock_quantity':1}");
    String after = "/products?dates_are_gmt=true&modified_after=2026-11-20T09:00:";
    assertThat(site.get(after + "00").json()).hasSize(1);
    assertThat(site.get(after + "59").json()).hasSize(1);
    assertThat(site.get("/products?dates_are_gmt=true&modified_after=2026-11-20T09:01:00").json())
        .isEmpty();
    assertThat(site.get("/products?modified_after=2026-11-20T10:00:59").json()).hasSize(1);
    assertThat(site.get("/products?modified_after=2026-11-20T10:00:59Z").json()).isEmpty();
    assertThat(site.get("/products?modified_after=yesterday").status()).isEqualTo(400);
  }

  @Test
  void quantitiesMayBeFractionsAndText() throws Exception {
    site.faults("{'oddQuantities':true}");
    for (int i = 0; i < 2; i++) {
      JsonNode shown = site.get("/products/" + site.item(i)).json().path("stock_quantity");
      if (site.item(i) % 2 == 0) {
        assertThat(shown.isTextual()).isTrue();
        assertThat(shown.asText()).isEqualTo("10");
      } else {
        assertThat(shown.decimalValue()).isEqualByComparingTo("10.5");
      }
    }
  }

  @Test
  void unknownRoutesAndIdsAreSaidAsWordPressDoes() throws Exception {
    assertThat(site.get("/products/1").json().path("code").asText())
        .isEqualTo("woocommerce_rest_product_invalid_id");
    assertThat(site.get("/nothing").json().path("code").asText()).isEqualTo("rest_no_route");
    assertThat(site.put("/products/" + site.item(0), "{").json().path("code").asText())
        .isEqualTo("rest_invalid_json");
  }

  @Test
  void someIdsAreAboveWhatADoubleHolds() {
    assertThat(IntStream.range(0, 8).mapToLong(site::item)).anyMatch(id -> id > (1L << 53));
  }
}
