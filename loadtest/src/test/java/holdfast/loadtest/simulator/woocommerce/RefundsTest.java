package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refunds: what they say of units, and what they do to stock. */
class RefundsTest {
  private final Site site;
  private final long order;
  private final long line;

  RefundsTest() throws Exception {
    site = new Site(false);
    order = site.buy(site.item(0), 3, "processing");
    line = shown().path("line_items").path(0).path("id").asLong();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theOrderTellsNoQuantitiesAndTheRefundNegativeOnes() throws Exception {
    Answer refunded = refund("'line_items':[{'id':%d,'quantity':2}]".formatted(line));
    assertThat(refunded.status()).isEqualTo(201);
    JsonNode inOrder = shown().path("refunds").path(0);
    assertThat(inOrder.path("total").asText()).isEqualTo("-20.00");
    assertThat(inOrder.has("line_items")).isFalse();
    JsonNode read = site.get("/orders/" + order + "/refunds").json();
    assertThat(read).hasSize(1);
    JsonNode refundLine = read.path(0).path("line_items").path(0);
    assertThat(refundLine.path("quantity").asInt()).isEqualTo(-2);
    assertThat(refundLine.path("id").asLong()).isNotEqualTo(line);
    assertThat(refundLine.path("meta_data").path(0).path("key").asText())
        .isEqualTo("_refunded_item_id");
    assertThat(refundLine.path("meta_data").path(0).path("value").asText())
        .isEqualTo(Long.toString(line));
    assertThat(read.path(0).has("api_restock")).as("it does not say").isFalse();
  }

  @Test
  void aRefundRestocksUnlessItIsToldNotTo() throws Exception {
    refund("'line_items':[{'id':%d,'quantity':1}]".formatted(line));
    assertThat(site.stock(site.item(0))).isEqualTo(8);
    refund("'api_restock':false,'line_items':[{'id':%d,'quantity':1}]".formatted(line));
    assertThat(site.stock(site.item(0))).isEqualTo(8);
    JsonNode note = shown().path("line_items").path(0).path("meta_data").path(0);
    assertThat(note.path("value").asText()).isEqualTo("2");
  }

  @Test
  void cancellingAfterwardsGivesBackOnlyTheRest() throws Exception {
    refund("'line_items':[{'id':%d,'quantity':1}]".formatted(line));
    site.put("/orders/" + order, "{'status':'cancelled'}");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
  }

  @Test
  void moneyAloneMovesNoUnit() throws Exception {
    refund("'amount':'5.00'");
    assertThat(site.stock(site.item(0))).isEqualTo(7);
    JsonNode read = site.get("/orders/" + order + "/refunds").json();
    assertThat(read.path(0).path("line_items")).isEmpty();
    assertThat(shown().path("status").asText()).isEqualTo("processing");
  }

  @Test
  void anOrderOfWhichNothingIsLeftIsRefunded() throws Exception {
    refund("'line_items':[{'id':%d,'quantity':3}]".formatted(line));
    assertThat(shown().path("status").asText()).isEqualTo("refunded");
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
  }

  @Test
  void anOrderThatIsToldToBeRefundedGivesMoneyAndNoUnits() throws Exception {
    site.put("/orders/" + order, "{'status':'refunded'}");
    JsonNode read = site.get("/orders/" + order + "/refunds").json();
    assertThat(read.path(0).path("amount").asText()).isEqualTo("30.00");
    assertThat(read.path(0).path("line_items")).isEmpty();
    assertThat(site.stock(site.item(0))).isEqualTo(7);
  }

  @Test
  void moreThanWasPaidIsNotGivenBack() throws Exception {
    assertThat(refund("'amount':'30.01'").status()).isEqualTo(500);
    assertThat(refund("'amount':'-1'").status()).isEqualTo(400);
    assertThat(refund("'line_items':[{'id':1,'quantity':1}]").status()).isEqualTo(400);
    assertThat(shown().path("refunds")).isEmpty();
  }

  private Answer refund(String fields) throws Exception {
    return site.post("/orders/" + order + "/refunds", "{" + fields + "}");
  }

  private JsonNode shown() throws Exception {
    return site.get("/orders/" + order).json();
  }
}
