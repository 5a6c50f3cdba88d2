package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How deliveries fail, come again, come twice, or never. */
class DeliveryTest {
  private static final String LEVELS = "inventory_levels/update";
  private static final List<Integer> RETRIES = List.of(1, 2, 4, 8, 16, 32, 64, 113);

  private final Receiver receiver = new Receiver();
  private final ShopifyUnderTest shop = ShopifyUnderTest.telling(receiver);

  @AfterEach
  void close() {
    shop.close();
    receiver.close();
  }

  private void edit(int quantity) {
    shop.control("POST", "/edit", "{\"sku\":\"SKU-00001\",\"quantity\":%d}".formatted(quantity));
  }

  private List<String> topics() {
    return shop.ask("{ webhookSubscriptions(first: 50) { nodes { topic } } }")
        .at("/data/webhookSubscriptions/nodes")
        .findValuesAsText("topic");
  }

  private int count(String name) {
    return shop.control("GET", "", "").at("/counts/" + name).asInt();
  }

  @Test
  void aFailureIsRetriedWithTheSameBytesAndTheSameId() {
    receiver.answer(500);
    edit(9);
    await().until(() -> shop.agenda.waiting() == 1);
    receiver.answer(200);
    edit(7);
    receiver.await(LEVELS, 2);
    shop.agenda.pass(Duration.ofMinutes(1));
    List<Receiver.Got> got = receiver.await(LEVELS, 3);
    assertThat(got.getLast().body()).isEqualTo(got.getFirst().body()).contains("\"available\":9");
    assertThat(got.getLast().header("X-Shopify-Webhook-Id"))
        .isEqualTo(got.getFirst().header("X-Shopify-Webhook-Id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 404, 503})
  void onlyA2xxIsASuccessAndRedirectsAreNotFollowed(int status) {
    receiver.answer(status);
    edit(9);
    await().until(() -> count("webhooksFailed") == 1);
    assertThat(receiver.got(LEVELS)).hasSize(1);
    assertThat(count("webhooksDelivered")).isZero();
  }

  @Test
  void eightRetriesTakeFourHoursAndThenTheSubscriptionIsGone() {
    receiver.answer(500);
    edit(9);
    for (int retry = 0; retry < RETRIES.size() - 1; retry++) {
      int sofar = retry + 1;
      await().until(() -> count("webhooksFailed") == sofar && shop.agenda.waiting() == 1);
      assertThat(topics()).contains("INVENTORY_LEVELS_UPDATE");
      shop.agenda.pass(Duration.ofMinutes(RETRIES.get(retry)));
    }
    await().until(() -> count("webhooksFailed") == 8);
    assertThat(topics()).doesNotContain("INVENTORY_LEVELS_UPDATE").contains("ORDERS_CREATE");
    shop.agenda.pass(Duration.ofHours(4));
    edit(3);
    assertThat(shop.agenda.waiting()).as("nothing is sent any more").isZero();
    assertThat(receiver.got(LEVELS)).hasSize(8);
  }

  @Test
  void aSuccessInBetweenSavesTheSubscription() {
    receiver.answer(500);
    for (int i = 0; i < 7; i++) {
      edit(10 + i);
      int failed = i + 1;
      await().until(() -> count("webhooksFailed") == failed);
    }
    receiver.answer(200);
    edit(30);
    await().until(() -> count("webhooksDelivered") == 1);
    receiver.answer(500);
    edit(31);
    await().until(() -> count("webhooksFailed") == 8);
    assertThat(topics()).contains("INVENTORY_LEVELS_UPDATE");
  }

  @Test
  void onRequestDeliveriesAreLost() {
    shop.faults("{\"dropWebhooks\":1}");
    edit(9);
    await().until(() -> count("webhooksDropped") == 1);
    assertThat(receiver.got(LEVELS)).isEmpty();
  }

  @Test
  void onRequestDeliveriesComeTwiceWithTheSameId() {
    shop.faults("{\"duplicateWebhooks\":1}");
    edit(9);
    receiver.await(LEVELS, 1);
    await().until(() -> shop.agenda.waiting() == 1);
    shop.agenda.pass(Duration.ofSeconds(1));
    List<Receiver.Got> got = receiver.await(LEVELS, 2);
    assertThat(got.getLast().headers().get("x-shopify-webhook-id"))
        .isEqualTo(got.getFirst().headers().get("x-shopify-webhook-id"));
  }

  @Test
  void onRequestDeliveriesOvertakeEachOther() {
    shop.faults("{\"delayWebhooksMillis\":2000,\"shuffleWebhooks\":true}");
    shop.happen("item", "{\"sku\":\"SKU-00001\",\"tracked\":false}");
    for (int i = 0; i < 12; i++) {
      shop.buy(0, 1);
    }
    for (int step = 0; step < 40; step++) {
      shop.agenda.pass(Duration.ofMillis(100));
    }
    List<Long> ids =
        receiver.await("orders/create", 12).stream()
            .map(got -> got.json().path("order_number").asLong())
            .toList();
    assertThat(ids).hasSize(12).isNotEqualTo(ids.stream().sorted().toList());
  }

  @Test
  void allWebhooksCanBeSwitchedOff() {
    shop.faults("{\"webhooksDisabled\":true}");
    assertThat(topics()).isEmpty();
    shop.buy(0, 1);
    assertThat(shop.agenda.waiting()).isZero();
  }

  @Test
  void anAppSubscribesAndChangesItsMindOverTheApi() {
    shop.faults("{\"webhooksDisabled\":true}");
    String uri = receiver.address().replace("{shop}", "mine");
    JsonNode made =
        shop.ask(
            subscribe(
                "ORDERS_CREATE",
                uri,
                ", name: \"mine\", includeFields: [\"id\", \"line_items.sku\"]"));
    String id = made.at("/data/webhookSubscriptionCreate/webhookSubscription/id").asText();
    assertThat(made.at("/data/webhookSubscriptionCreate/userErrors")).isEmpty();
    shop.buy(0, 1);
    Receiver.Got got = receiver.await("orders/create", 1).getFirst();
    assertThat(got.header("X-Shopify-Name")).isEqualTo("mine");
    assertThat(got.body()).matches("\\{\"id\":\\d+,\"line_items\":\\[\\{\"sku\":\"SKU-00001\"}]}");
    JsonNode again = shop.ask(subscribe("ORDERS_CREATE", uri, ""));
    assertThat(again.at("/data/webhookSubscriptionCreate/userErrors/0/field/1").asText())
        .isEqualTo("uri");
    JsonNode moved =
        shop.ask(
            """
            mutation { webhookSubscriptionUpdate(id: "%s", webhookSubscription: {uri: "%s/new"}) {
              webhookSubscription { uri topic } userErrors { message } } }
            """
                .formatted(id, uri));
    assertThat(moved.at("/data/webhookSubscriptionUpdate/webhookSubscription/uri").asText())
        .endsWith("/new");
    String delete =
        "mutation { webhookSubscriptionDelete(id: \"%s\") { deletedWebhookSubscriptionId userErrors { message } } }"
            .formatted(id);
    assertThat(
            shop.ask(delete)
                .at("/data/webhookSubscriptionDelete/deletedWebhookSubscriptionId")
                .asText())
        .isEqualTo(id);
    assertThat(shop.ask(delete).at("/data/webhookSubscriptionDelete/userErrors")).hasSize(1);
    assertThat(topics()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pubsub://project:topic", "not an address", "ftp://127.0.0.1/"})
  void onlyWebAddressesAreTaken(String uri) {
    JsonNode answer = shop.ask(subscribe("ORDERS_CREATE", uri, ""));
    assertThat(answer.at("/data/webhookSubscriptionCreate/webhookSubscription").isNull()).isTrue();
    assertThat(answer.at("/data/webhookSubscriptionCreate/userErrors")).hasSize(1);
  }

  private static String subscribe(String topic, String uri, String more) {
    return """
    mutation { webhookSubscriptionCreate(topic: %s, webhookSubscription: {uri: "%s"%s}) {
      webhookSubscription { id uri } userErrors { field message } } }
    """
        .formatted(topic, uri, more);
  }
}
