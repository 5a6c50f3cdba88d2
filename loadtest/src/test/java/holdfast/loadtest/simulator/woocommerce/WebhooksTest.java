package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Receiver.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shop tells by webhook, and when. */
class WebhooksTest {
  private static final Duration DELAY = Duration.ofSeconds(30);

  private final Site site;

  WebhooksTest() throws Exception {
    site = new Site(false);
    site.faults("{'delayWebhooksMillis':30000}");
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** The example of the reference. */
  @Test
  void theSignatureIsOverTheExactBytes() {
    String body =
        "{\"id\":727,\"status\":\"processing\",\"line_items\":[{\"id\":315,\"product_id\":93,"
            + "\"variation_id\":0,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}";
    assertThat(body).hasSize(122);
    assertThat(Hmac.base64("HmacSHA256", "wc-hook-secret-&-1", body))
        .isEqualTo("iHI02h/ObE/EJGXJ51V2rlHVxe8uLF5ZCmRVb+lwqbo=");
  }

  @Test
  void aNewWebhookPostsAPingWithoutASignature() throws Exception {
    long id = site.subscribe("order.created");
    Received ping = site.receiver.next();
    assertThat(ping.body()).isEqualTo("webhook_id=" + id);
    assertThat(ping.headers().get("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(ping.headers().keySet()).noneMatch(name -> name.startsWith("x-wc-"));
  }

  @Test
  void aDeliveryHasTheHeadersOfWooCommerce() throws Exception {
    long id = site.quietly("order.updated");
    long order = site.buy(site.item(0), 2, "processing");
    Received told = delivered();
    assertThat(told.headers())
        .containsEntry("x-wc-webhook-source", site.simulation.address() + "/shop-1/")
        .containsEntry("x-wc-webhook-topic", "order.updated")
        .containsEntry("x-wc-webhook-resource", "order")
        .containsEntry("x-wc-webhook-event", "updated")
        .containsEntry("x-wc-webhook-id", Long.toString(id))
        .containsEntry("content-type", "application/json")
        .containsEntry(
            "x-wc-webhook-signature", Hmac.base64("HmacSHA256", Site.WEBHOOK_SECRET, told.body()));
    assertThat(told.headers().get("user-agent")).matches("WooCommerce/\\S+ Hookshot .*");
    assertThat(told.json()).isEqualTo(site.get("/orders/" + order).json());
  }

  @Test
  void whatIsToldIsWhatIsSoWhenTheJobRuns() throws Exception {
    site.quietly("order.created");
    long order = site.buy(site.item(0), 2, "pending");
    site.put("/orders/" + order, "{'status':'completed'}");
    Received told = delivered();
    assertThat(told.headers().get("x-wc-webhook-event")).isEqualTo("created");
    assertThat(told.json().path("status").asText()).isEqualTo("completed");
  }

  @Test
  void whileOneJobWaitsNoSecondIsQueuedForTheSameResource() throws Exception {
    site.quietly("order.updated");
    long order = site.buy(site.item(0), 2, "pending");
    long other = site.buy(site.item(1), 2, "pending");
    site.put("/orders/" + order, "{'status':'processing'}");
    site.put("/orders/" + order, "{'status':'completed'}");
    site.pass(DELAY);
    List<Long> told = List.of(id(site.receiver.next()), id(site.receiver.next()));
    assertThat(told).containsExactlyInAnyOrder(order, other);
    assertThat(site.receiver.left()).isZero();
    site.put("/orders/" + order, "{'status':'cancelled'}");
    assertThat(id(delivered())).isEqualTo(order);
  }

  @Test
  void twoDeliveriesOfOneSecondShareTheirId() throws Exception {
    site.quietly("order.updated");
    site.buy(site.item(0), 1, "processing");
    site.buy(site.item(1), 1, "processing");
    site.pass(DELAY);
    String first = deliveryId(site.receiver.next());
    assertThat(deliveryId(site.receiver.next())).isEqualTo(first);
    site.buy(site.item(0), 1, "processing");
    assertThat(deliveryId(delivered())).isNotEqualTo(first);
  }

  @Test
  void aDraftIsUpdatedBeforeItIsCreated() throws Exception {
    site.quietly("order.created");
    site.quietly("order.updated");
    long draft = site.buy(site.item(0), 1, "checkout-draft");
    Received told = delivered();
    assertThat(told.headers().get("x-wc-webhook-topic")).isEqualTo("order.updated");
    assertThat(told.json().path("status").asText()).isEqualTo("checkout-draft");
    site.put("/orders/" + draft, "{'status':'processing'}");
    site.pass(DELAY);
    assertThat(List.of(topic(site.receiver.next()), topic(site.receiver.next())))
        .containsExactlyInAnyOrder("order.created", "order.updated");
  }

  @Test
  void aRefundIsToldAsAnUpdateOfTheOrder() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    site.quietly("order.updated");
    site.post("/orders/" + order + "/refunds", "{'amount':'1.00'}");
    assertThat(delivered().json().path("refunds")).hasSize(1);
  }

  @Test
  void aDeletionSaysTheIdAndNothingElse() throws Exception {
    long order = site.buy(site.item(0), 1, "processing");
    site.quietly("order.deleted");
    site.delete("/orders/" + order);
    assertThat(delivered().body()).isEqualTo("{\"id\":" + order + "}");
    site.quietly("order.restored");
    site.control("POST", "/shops/shop-1/orders/" + order + "/restore", "");
    Received restored = delivered();
    assertThat(topic(restored)).isEqualTo("order.restored");
    assertThat(restored.json().path("status").asText()).isEqualTo("processing");
  }

  @Test
  void aPushComesBackAsAnEcho() throws Exception {
    site.quietly("product.updated");
    site.put("/products/" + site.item(0), "{'stock_quantity':4}");
    JsonNode told = delivered().json();
    assertThat(told.path("id").asLong()).isEqualTo(site.item(0));
    assertThat(told.path("stock_quantity").asInt()).isEqualTo(4);
  }

  @Test
  void aSaleIsToldAsAnUpdateOfWhatWasSold() throws Exception {
    site.quietly("product.updated");
    site.buy(site.item(5), 2, "processing");
    JsonNode told = delivered().json();
    assertThat(told.path("id").asLong()).isEqualTo(site.item(5));
    assertThat(told.path("type").asText()).isEqualTo("variation");
    assertThat(told.path("parent_id").asLong()).isEqualTo(site.parent());
    assertThat(told.path("stock_quantity").asInt()).isEqualTo(8);
    assertThat(site.receiver.left()).isZero();
  }

  @Test
  void aRedirectedOnePingsItsNewAddress() throws Exception {
    long id = site.quietly("order.updated");
    String elsewhere = site.receiver.template().replace("{shop}", "elsewhere");
    site.put("/webhooks/" + id, "{'delivery_url':'" + elsewhere + "'}");
    assertThat(site.receiver.next().path()).isEqualTo("/webhooks/elsewhere");
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    String url = site.receiver.template().replace("{shop}", "shop-1");
    assertThat(
            site.post("/webhooks", "{'topic':'order.eaten','delivery_url':'" + url + "'}").status())
        .isEqualTo(400);
    assertThat(
            site.post("/webhooks", "{'topic':'order.updated','delivery_url':'ftp://x'}").status())
        .isEqualTo(400);
    assertThat(site.delete("/webhooks/" + site.quietly("order.updated")).status()).isEqualTo(501);
    assertThat(site.get("/webhooks/99").status()).isEqualTo(404);
  }

  /** Lets the jobs run; the one delivery that they make. */
  private Received delivered() throws Exception {
    site.pass(DELAY);
    return site.receiver.next();
  }

  private static String topic(Received received) {
    return received.headers().getOrDefault("x-wc-webhook-topic", "");
  }

  private static String deliveryId(Received received) {
    return received.headers().getOrDefault("x-wc-webhook-delivery-id", "");
  }

  private static long id(Received received) {
    return received.json().path("id").asLong();
  }
}
