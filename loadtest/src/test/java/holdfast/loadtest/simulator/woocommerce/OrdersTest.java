package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders: what each status does to the shop's own stock, and how they are listed. */
class OrdersTest {
  private final Site site;

  OrdersTest() throws Exception {
    site = new Site(false);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "checkout-draft,10,false",
    "pending,10,false",
    "on-hold,7,true",
    "processing,7,true",
    "completed,7,true",
    "failed,10,false",
    "cancelled,10,false",
    "awaiting-pickup,10,false"
  })
  void aStatusLowersTheStockOrDoesNot(String status, long left, boolean marked) throws Exception {
    long order = site.buy(site.item(0), 3, status);
    assertThat(site.stock(site.item(0))).isEqualTo(left);
    JsonNode shown = site.get("/orders/" + order).json();
    assertThat(shown.path("status").asText()).isEqualTo(status);
    JsonNode notes = shown.path("line_items").path(0).path("meta_data");
    assertThat(notes.isEmpty()).isEqualTo(!marked);
    if (marked) {
      assertThat(notes.path(0).path("key").asText()).isEqualTo("_reduced_stock");
      assertThat(notes.path(0).path("value").asText()).isEqualTo("3");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "on-hold,7",
    "completed,7",
    "cancelled,10",
    "pending,10",
    "failed,7",
    "refunded,7",
    "awaiting-pickup,7"
  })
  void aPaidOrderGivesItsUnitsBackOrKeepsThem(String status, long left) throws Exception {
    long order = site.buy(site.item(0), 3, "processing");
    become(order, status);
    assertThat(site.stock(site.item(0))).isEqualTo(left);
    become(order, "processing");
    assertThat(site.stock(site.item(0))).as("taken once").isEqualTo(7);
  }

  @Test
  void theUnitsComeBackOnce() throws Exception {
    long order = site.buy(site.item(0), 3, "processing");
    become(order, "cancelled");
    become(order, "pending");
    become(order, "cancelled");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
  }

  @Test
  void anUnpaidOrderHoldsUnitsThatTheQuantityStillShows() throws Exception {
    site.buy(site.item(0), 8, "pending");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
    assertThat(buys(site.item(0), 3)).isFalse();
    assertThat(buys(site.item(0), 2)).isTrue();
  }

  @Test
  void anUnpaidOrderIsCancelledAfterAnHour() throws Exception {
    long order = site.buy(site.item(0), 8, "pending");
    site.pass(Duration.ofMinutes(59));
    assertThat(status(order)).isEqualTo("pending");
    site.pass(Duration.ofMinutes(1));
    assertThat(status(order)).isEqualTo("cancelled");
    assertThat(buys(site.item(0), 10)).isTrue();
  }

  @Test
  void aDraftHoldsForTenMinutesAndIsDeletedAfterADay() throws Exception {
    long draft = site.buy(site.item(0), 8, "checkout-draft");
    assertThat(buys(site.item(0), 3)).isFalse();
    site.pass(Duration.ofMinutes(10));
    assertThat(buys(site.item(0), 3)).isTrue();
    assertThat(site.get("/orders/" + draft).status()).isEqualTo(200);
    site.pass(Duration.ofDays(1));
    assertThat(site.get("/orders/" + draft).status()).isEqualTo(404);
  }

  @Test
  void aPushBeforeThePaymentEndsBelowZero() throws Exception {
    long order = site.buy(site.item(0), 8, "pending");
    site.put("/products/" + site.item(0), "{'stock_quantity':0}");
    become(order, "processing");
    assertThat(site.stock(site.item(0))).isEqualTo(-8);
  }

  @Test
  void manyAtTheSameMomentMayEndBelowZeroIfToldTo() throws Exception {
    assertThat(buys(site.item(0), 11)).isFalse();
    site.faults("{'sellBelowZero':true}");
    assertThat(buys(site.item(0), 11)).isTrue();
    assertThat(site.stock(site.item(0))).isEqualTo(-1);
  }

  @Test
  void backordersAreSoldBelowZero() throws Exception {
    site.put("/products/" + site.item(0), "{'backorders':'notify'}");
    assertThat(buys(site.item(0), 11)).isTrue();
    assertThat(site.stock(site.item(0))).isEqualTo(-1);
  }

  @Test
  void whatIsNotManagedIsAlwaysSold() throws Exception {
    site.put("/products/" + site.item(0), "{'manage_stock':false}");
    long order = site.buy(site.item(0), 1000, "processing");
    JsonNode line = site.get("/orders/" + order).json().path("line_items").path(0);
    assertThat(line.path("meta_data")).isEmpty();
  }

  @Test
  void whatIsSoldIsTheVariationIfThereIsOne() throws Exception {
    long simple = site.buy(site.item(0), 1, "processing");
    JsonNode line = site.get("/orders/" + simple).json().path("line_items").path(0);
    assertThat(line.path("product_id").asLong()).isEqualTo(site.item(0));
    assertThat(line.path("variation_id").asLong(-1)).isZero();
    long varied = site.buy(site.item(5), 1, "processing");
    line = site.get("/orders/" + varied).json().path("line_items").path(0);
    assertThat(line.path("product_id").asLong()).isEqualTo(site.parent());
    assertThat(line.path("variation_id").asLong()).isEqualTo(site.item(5));
  }

  @Test
  void timesHaveSecondsAndNoZone() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    JsonNode shown = site.get("/orders/" + order).json();
    assertThat(shown.path("date_modified_gmt").asText()).isEqualTo("2026-11-20T09:00:00");
    assertThat(shown.path("date_modified").asText()).isEqualTo("2026-11-20T10:00:00");
    assertThat(shown.path("date_paid_gmt").asText()).isEqualTo("2026-11-20T09:00:00");
    assertThat(shown.path("date_completed_gmt").isNull()).isTrue();
  }

  @Test
  void theBuyerIsThereAndMadeUp() throws Exception {
    JsonNode shown = site.get("/orders/" + site.buy(site.item(0), 1, "processing")).json();
    assertThat(shown.path("billing").path("email").asText()).endsWith("@example.com");
    assertThat(shown.path("billing").path("phone").asText()).isNotEmpty();
    assertThat(shown.path("shipping").path("address_1").asText()).contains("Nonexistent");
  }

  @Test
  void ordersAreListedTenAtATimeNewestFirst() throws Exception {
    for (int i = 0; i < 12; i++) {
      site.buy(site.item(1), 1, i % 2 == 0 ? "on-hold" : "failed");
      site.pass(Duration.ofSeconds(1));
    }
    Answer first = site.get("/orders");
    assertThat(first.json()).hasSize(10);
    assertThat(first.header("X-WP-Total")).contains("12");
    assertThat(first.json().path(0).path("date_created_gmt").asText())
        .isGreaterThan(first.json().path(9).path("date_created_gmt").asText());
    assertThat(site.get("/orders?page=2").json()).hasSize(2);
    assertThat(site.get("/orders?page=3").json()).isEmpty();
    assertThat(site.get("/orders?status=on-hold&per_page=100").json()).hasSize(6);
    assertThat(site.get("/orders?status=on-hold,failed&per_page=100").json()).hasSize(12);
    assertThat(site.get("/orders?per_page=0").status()).isEqualTo(400);
  }

  @Test
  void theSweepFindsWhatWasModifiedSince() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    site.buy(site.item(1), 1, "processing");
    site.pass(Duration.ofMinutes(5));
    become(order, "completed");
    JsonNode found =
        site.get(
                "/orders?modified_after=2026-11-20T09:01:00&dates_are_gmt=true&per_page=100"
                    + "&orderby=id&order=asc")
            .json();
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("id").asLong()).isEqualTo(order);
  }

  @Test
  void whatIsInTheBinIsNotListed() throws Exception {
    long order = site.buy(site.item(0), 3, "processing");
    assertThat(site.delete("/orders/" + order).json().path("status").asText()).isEqualTo("trash");
    assertThat(site.get("/orders").json()).isEmpty();
    assertThat(site.stock(site.item(0))).as("nothing comes back").isEqualTo(7);
    assertThat(site.delete("/orders/" + order).status()).isEqualTo(410);
    assertThat(site.delete("/orders/" + order + "?force=true").status()).isEqualTo(200);
    assertThat(site.get("/orders/" + order).json().path("code").asText())
        .isEqualTo("woocommerce_rest_shop_order_invalid_id");
  }

  @Test
  void aNoteIsKeptAndChangesNothing() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    site.pass(Duration.ofMinutes(1));
    Answer noted = site.post("/orders/" + order + "/notes", "{'note':'Cancelled: no stock'}");
    assertThat(noted.status()).isEqualTo(201);
    JsonNode notes = site.get("/orders/" + order + "/notes").json();
    assertThat(notes).hasSize(1);
    assertThat(notes.path(0).path("note").asText()).isEqualTo("Cancelled: no stock");
    assertThat(site.get("/orders/" + order).json().path("date_modified_gmt").asText())
        .isEqualTo("2026-11-20T09:00:00");
    assertThat(site.post("/orders/" + order + "/notes", "{}").status()).isEqualTo(400);
  }

  @Test
  void whatIsNotSimulatedIsSaidSo() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    Answer edited = site.put("/orders/" + order, "{'line_items':[]}");
    assertThat(edited.status()).isEqualTo(501);
    assertThat(site.put("/orders/" + order, "{'status':'shipped'}").status()).isEqualTo(400);
  }

  private void become(long order, String status) throws Exception {
    Answer answer = site.put("/orders/" + order, "{'status':'" + status + "'}");
    assertThat(answer.json().path("status").asText()).isEqualTo(status);
  }

  private String status(long order) throws Exception {
    return site.get("/orders/" + order).json().path("status").asText();
  }

  private boolean buys(long item, long units) throws Exception {
    String cart = "{'lines':[{'item':%d,'quantity':%d}]}".formatted(item, units);
    Answer answer = site.control("POST", "/shops/shop-1/orders", cart);
    assertThat(answer.json().path("granted").asBoolean()).isEqualTo(answer.status() == 200);
    return answer.status() == 200;
  }
}
