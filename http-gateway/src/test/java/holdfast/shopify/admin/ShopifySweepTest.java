package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.ChannelId;
import holdfast.delivery.Payload;
import holdfast.delivery.Payloads;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import holdfast.shopify.ShopifyOrder;
import holdfast.sweep.OrdersAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopifySweepTest {
  private static final String ORDERS = "Orders";
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00Z");

  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  static Stream<Payload> orders() {
    var made = ShopifyOrder.BODY.getBytes(StandardCharsets.UTF_8);
    return Stream.concat(
        Stream.of(new Payload("shipped and refunded in part", "orders/updated", made)),
        Payloads.all().stream()
            .filter(payload -> payload.topic().startsWith("orders/"))
            .filter(payload -> payload.news().getFirst() instanceof ShopNews.OfOrder)
            .filter(payload -> !payload.topic().equals("orders/edited")));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void tellsOfAnOrderWhatAWebhookWouldTell(Payload payload) {
    var webhook = AdminJson.parse(new String(payload.body(), StandardCharsets.UTF_8)).orElseThrow();
    shop.says(ORDERS, page(GraphOrder.of(webhook).node(), ""));

    var order = page(orders(Optional.empty())).orders().getFirst();

    assertThat(order.id()).isEqualTo(webhook.path("id").asText());
    assertThat(order.changedAt())
        .isEqualTo(AdminJson.moment(webhook.path("updated_at")).orElseThrow());
    assertThat(news(order.topic(), order.body()))
        .isEqualTo(news("orders/updated", AdminJson.print(webhook)))
        .noneMatch(news -> news instanceof ShopNews.Unreadable);
  }

  @Test
  void asksForWhatChangedPageByPage() {
    shop.says(ORDERS, page(order("1"), "abc"), page(order("2"), ""));

    var first = page(orders(Optional.empty()));
    var second = page(orders(first.next()));

    assertThat(first.orders().getFirst().id()).isEqualTo("1");
    assertThat(second.orders().getFirst().id()).isEqualTo("2");
    assertThat(second.next()).isEmpty();
    assertThat(shop.asked(ORDERS).getFirst().toString())
        .isEqualTo(
            "{\"first\":50,\"changed\":\"updated_at:>='2026-11-20T09:00:00Z'\",\"after\":null}");
    assertThat(shop.asked(ORDERS).get(1).path("after").asText()).isEqualTo("abc");
  }

  @Test
  void asksForFewerWhereManyCostTooMuchAndGoesOnSo() {
    shop.replies(
            ORDERS,
            Said.json(
                """
                {"errors": [{"message": "dear", "extensions":
                  {"code": "MAX_COST_EXCEEDED", "cost": 6000, "maxCost": 1000}}]}\
                """))
        .says(ORDERS, page(order("1"), "abc"), page(order("2"), ""));

    var first = page(orders(Optional.empty()));
    orders(first.next());

    assertThat(shop.asked(ORDERS).stream().map(asked -> asked.path("first").asInt()))
        .containsExactly(50, 8, 8);
  }

  @Test
  void asksForTheRestOfAnOrderThatIsLarge() {
    var large = order("1");
    large.withObject("/lineItems/pageInfo").put("hasNextPage", true).put("endCursor", "l1");
    for (var id : List.of("1", "2", "3")) {
      large.withArray("refunds").add(refund(id));
    }
    shop.says(ORDERS, page(large, ""))
        .says(
            "OrderParts",
            "{\"order\":{\"fulfillments\":[],\"refunds\":[%s,%s,%s,%s]}}"
                .formatted(refund("1"), refund("2"), refund("3"), withoutLines(refund("4"))))
        .says(
            "MoreLines",
            "{\"node\":{\"lines\":{\"nodes\":[%s],\"pageInfo\":{\"hasNextPage\":true,"
                    .formatted(line("12"))
                + "\"endCursor\":\"l2\"}}}}",
            "{\"node\":{\"lines\":{\"nodes\":[%s],\"pageInfo\":{\"hasNextPage\":false}}}}"
                .formatted(line("13")),
            "{\"node\":{\"refunded\":%s}}".formatted(refund("4").path("refundLineItems")));

    var body = AdminJson.parse(page(orders(Optional.empty())).orders().getFirst().body());

    assertThat(body.orElseThrow().path("line_items").findValuesAsText("id"))
        .containsExactly("11", "12", "13");
    assertThat(body.orElseThrow().path("refunds")).hasSize(4);
    assertThat(body.orElseThrow().path("refunds").get(3).path("refund_line_items")).hasSize(1);
    assertThat(shop.asked("MoreLines").stream().map(asked -> asked.path("after").asText()))
        .containsExactly("l1", "l2", "null");
  }

  @Test
  void saysWhyItTellsOfNoOrders() {
    shop.replies(ORDERS, new Said(402, Map.of(), ""))
        .replies(ORDERS, new Said(503, Map.of(), "<html>"))
        .replies(ORDERS, new Said(429, Map.of("Retry-After", "3"), ""));

    assertThat(orders(Optional.empty()))
        .isEqualTo(new OrdersAnswer.Closed(ClosedFor.FROZEN, "the shop is frozen"));
    assertThat(orders(Optional.empty())).isEqualTo(new OrdersAnswer.Failed("status 503"));
    assertThat(orders(Optional.empty()))
        .isEqualTo(new OrdersAnswer.Throttled(Duration.ofSeconds(3)));
  }

  private OrdersAnswer orders(Optional<String> cursor) {
    return shop.source().orders(shop.store(), SINCE, cursor).toCompletableFuture().join();
  }

  private static OrdersAnswer.Page page(OrdersAnswer answer) {
    return (OrdersAnswer.Page) answer;
  }

  private static List<ShopNews> news(String topic, String body) {
    return ShopifyNews.of(
        topic, body.getBytes(StandardCharsets.UTF_8), new ChannelId("shop"), SINCE);
  }

  private static String page(JsonNode order, String after) {
    return "{\"orders\":{\"nodes\":[%s],\"pageInfo\":{\"hasNextPage\":%b,\"endCursor\":\"%s\"}}}"
        .formatted(order, !after.isEmpty(), after);
  }

  private static ObjectNode order(String id) {
    return AdminJson.parse(
            """
            {"id": "gid://shopify/Order/%s", "createdAt": "2026-11-20T10:00:00Z",
             "updatedAt": "2026-11-20T10:00:00Z", "cancelledAt": null, "test": false,
             "lineItems": {"nodes": [%s], "pageInfo": {"hasNextPage": false}},
             "fulfillments": [], "refunds": []}\
            """
                .formatted(id, line("11")))
        .orElseThrow();
  }

  private static String line(String id) {
    return """
    {"id": "gid://shopify/LineItem/%s", "sku": "A", "quantity": 2, "currentQuantity": 2,
     "unfulfilledQuantity": 2, "variant": {"id": "gid://shopify/ProductVariant/7"}}\
    """
        .formatted(id);
  }

  private static ObjectNode refund(String id) {
    return AdminJson.parse(
            """
            {"id": "gid://shopify/Refund/%s", "createdAt": "2026-11-20T10:00:00Z",
             "processedAt": "2026-11-20T10:00:00Z", "refundLineItems": {"nodes": [
               {"id": "gid://shopify/RefundLineItem/%s", "quantity": 1, "restockType": "CANCEL",
                "lineItem": {"id": "gid://shopify/LineItem/11"}, "location": null}],
               "pageInfo": {"hasNextPage": false}}}\
            """
                .formatted(id, id))
        .orElseThrow();
  }

  private static ObjectNode withoutLines(ObjectNode refund) {
    refund.remove("refundLineItems");
    return refund;
  }
}
