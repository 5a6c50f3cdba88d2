package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.Shipment;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.Exchange;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import holdfast.shopify.ShopifyOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopifyDeskTest {
  private static final OrderKey ORDER = OrderKey.order(new ChannelId("shop"), "5001");
  private static final String LOOK = "Cancelling";
  private static final String CANCEL = "CancelOrder";
  private static final String TAKE_OUT = "CancelUnits";
  private static final Said LOST = new Said(502, Map.of(), "<html>");

  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void readsAnOrderAsItsWebhookWouldBeRead() {
    var webhook = AdminJson.parse(ShopifyOrder.BODY).orElseThrow();
    var told = "{\"order\":" + GraphOrder.of(webhook).node() + "}";
    shop.says("Order", told, told);

    var snapshot = shop.desk().snapshot(ORDER).toCompletableFuture().join();
    var refunds = shop.desk().refunds(ORDER).toCompletableFuture().join();

    var read =
        ShopifyNews.of(
            "orders/updated",
            ShopifyOrder.BODY.getBytes(StandardCharsets.UTF_8),
            ORDER.store(),
            Instant.EPOCH);
    var seen = (OrderNews.Seen) ((ShopNews.OfOrder) read.getFirst()).news();
    assertThat(snapshot).isEqualTo(new DeskAnswer.Done<>(Optional.of(seen.order())));
    assertThat(refunds).isEqualTo(new DeskAnswer.Done<>(seen.order().refunds()));
    assertThat(shop.asked("Order").getFirst().path("id").asText())
        .isEqualTo("gid://shopify/Order/5001");
  }

  @Test
  void knowsAnOrderThatIsGone() {
    shop.says("Order", "{\"order\":null}");

    assertThat(shop.desk().snapshot(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.Done<>(Optional.empty()));
  }

  @Test
  void saysWhyItCouldNotAsk() {
    shop.replies("Order", LOST);

    assertThat(shop.desk().snapshot(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.Unreachable<>("status 502"));
  }

  @Test
  void cancelsTheWholeOrderWhenNothingElseIsLeftOfIt() {
    shop.says(LOOK, found(line("11", 2, 2) + "," + line("12", 0, 0), "null", ""))
        .says(CANCEL, cancelling(""))
        .says("Cancelled", "{\"order\":{\"cancelledAt\":\"2026-11-21T12:00:00Z\"}}");
    var wish = wish(2, false);

    assertThat(cancel(wish)).isEqualTo(new DeskAnswer.Done<>(wish));
    var asked = shop.asked(CANCEL).getFirst();
    assertThat(asked.path("id").asText()).isEqualTo("gid://shopify/Order/5001");
    assertThat(asked.path("restock").asBoolean()).isFalse();
    assertThat(asked.path("notify").asBoolean()).isTrue();
    assertThat(asked.path("note").asText())
        .startsWith("Sold out. Offer the buyer the code SORRY10. [")
        .hasSizeLessThanOrEqualTo(255);
    assertThat(shop.exchanges()).allMatch(one -> one.kind() == Exchange.Kind.CANCEL);
  }

  @Test
  void anOrderThatIsBeingCancelledIsAskedForAgain() {
    shop.says(LOOK, found(line("11", 2, 2), "null", ""))
        .says(CANCEL, cancelling(""))
        .says("Cancelled", "{\"order\":{\"cancelledAt\":null}}")
        .says(LOOK, found(line("11", 2, 2), "\"2026-11-21T12:00:00Z\"", ""));
    var wish = wish(2, false);

    assertThat(cancel(wish)).isInstanceOf(DeskAnswer.Unreachable.class);
    assertThat(cancel(wish)).isEqualTo(new DeskAnswer.Done<>(wish));
    assertThat(shop.asked(CANCEL)).hasSize(1);
  }

  @Test
  void takesUnitsOutOfAnOrderOfWhichMoreIsLeftAndPaysThemBack() {
    shop.says(LOOK, found(line("11", 2, 2) + "," + line("12", 1, 1), "null", ""))
        .says(TAKE_OUT, takenOut("{\"id\":\"gid://shopify/Refund/1\"}", ""));
    var wish = wish(1, false);

    assertThat(cancel(wish)).isEqualTo(new DeskAnswer.Done<>(wish));
    var input = shop.asked(TAKE_OUT).getFirst().path("input");
    assertThat(input.path("refundLineItems").toString())
        .isEqualTo(
            "[{\"lineItemId\":\"gid://shopify/LineItem/11\",\"quantity\":1,"
                + "\"restockType\":\"NO_RESTOCK\"}]");
    assertThat(input.path("transactions").toString())
        .isEqualTo(
            "[{\"orderId\":\"gid://shopify/Order/5001\",\"kind\":\"REFUND\","
                + "\"gateway\":\"bogus\",\"amount\":\"4.20\","
                + "\"parentId\":\"gid://shopify/OrderTransaction/3\"}]");
    assertThat(input.path("currency").asText()).isEqualTo("EUR");
    assertThat(input.path("notify").asBoolean()).isTrue();
    assertThat(shop.asked(LOOK).getFirst().path("units")).isEqualTo(input.path("refundLineItems"));
  }

  @Test
  void restocksWhereItIsPushedToIfThatIsWanted() {
    shop.says(LOOK, found(line("11", 3, 2) + "," + line("12", 1, 1), "null", ""))
        .says(TAKE_OUT, takenOut("{\"id\":\"gid://shopify/Refund/1\"}", ""));

    cancel(wish(2, true));

    assertThat(shop.asked(TAKE_OUT).getFirst().path("input").path("refundLineItems").toString())
        .isEqualTo(
            "[{\"lineItemId\":\"gid://shopify/LineItem/11\",\"quantity\":2,"
                + "\"restockType\":\"CANCEL\",\"locationId\":\"gid://shopify/Location/755\"}]");
  }

  @Test
  void paysBackOnceThoughTheAnswerWasLost() {
    var open = line("11", 2, 2) + "," + line("12", 1, 1);
    shop.says(LOOK, found(open, "null", "")).replies(TAKE_OUT, LOST);
    var wish = wish(1, false);
    assertThat(cancel(wish)).isInstanceOf(DeskAnswer.Unreachable.class);
    var sent = shop.asked(TAKE_OUT).getFirst();
    var left = line("11", 1, 1) + "," + line("12", 1, 1);
    shop.says(LOOK, found(left, "null", sent.path("input").path("note").asText()));

    assertThat(cancel(wish)).isEqualTo(new DeskAnswer.Done<>(wish));
    assertThat(shop.asked(TAKE_OUT)).hasSize(1);
    assertThat(sent.path("input").path("note").asText()).contains(sent.path("key").asText());
    assertThat(shop.exchanges().getLast().response())
        .contains("\"note\":\"(left out)\"")
        .doesNotContain("Sold out.");
  }

  @Test
  void asksAgainWithTheSameKeyWhenNothingArrived() {
    var open = found(line("11", 2, 2) + "," + line("12", 1, 1), "null", "");
    shop.says(LOOK, open, open).replies(TAKE_OUT, LOST).replies(TAKE_OUT, LOST);

    cancel(wish(1, false));
    cancel(wish(1, false));

    assertThat(shop.asked(TAKE_OUT).get(1)).isEqualTo(shop.asked(TAKE_OUT).get(0));
  }

  @Test
  void leavesToAPersonWhatTheShopWillNotOrCanNotDo() {
    shop.says(
            LOOK,
            "{\"order\":null}",
            found(line("12", 1, 1), "null", ""),
            found(line("11", 2, 0), "null", ""),
            found(line("11", 2, 1) + "," + line("12", 1, 1), "null", ""),
            found(line("11", 1, 1) + "," + line("12", 1, 1), "null", ""),
            found(line("11", 1, 1), "null", ""))
        .says(TAKE_OUT, takenOut("null", "{\"message\":\"no money left\"}"))
        .says(CANCEL, cancelling("{\"code\":\"INVALID\",\"message\":\"not allowed\"}"))
        .says("Cancelled", "{\"order\":{\"cancelledAt\":null}}");

    assertThat(refusal()).isEqualTo("the shop has no such order");
    assertThat(refusal()).isEqualTo("the order has no line 11");
    assertThat(refusal()).isEqualTo("of line 11 only 0 units are still to be shipped");
    assertThat(refusal())
        .isEqualTo("line 11 is shipped in part; the shop can't cancel the rest without a restock");
    assertThat(refusal()).isEqualTo("no money left");
    assertThat(refusal()).isEqualTo("not allowed");
  }

  private String refusal() {
    return ((DeskAnswer.Refused<Cancellation>) cancel(wish(1, false))).why();
  }

  private DeskAnswer<Cancellation> cancel(Cancellation wish) {
    return shop.desk().cancel(ORDER, wish).toCompletableFuture().join();
  }

  private static Cancellation wish(int units, boolean isRestocked) {
    return new Cancellation(
        "cancel-1",
        Instant.EPOCH,
        List.of(new Shipment.Units("11", units)),
        "Sold out.",
        isRestocked,
        true,
        Optional.of("SORRY10"));
  }

  private static String line(String id, int current, int unfulfilled) {
    return """
    {"id": "gid://shopify/LineItem/%s", "quantity": 9, "currentQuantity": %d,
     "unfulfilledQuantity": %d}\
    """
        .formatted(id, current, unfulfilled);
  }

  private static String found(String lines, String cancelledAt, String note) {
    return """
    {"order": {"cancelledAt": %s, "presentmentCurrencyCode": "EUR",
      "lineItems": {"nodes": [%s], "pageInfo": {"hasNextPage": false}},
      "refunds": [{"note": null}, {"note": "%s"}],
      "suggestedRefund": {"suggestedTransactions": [{"gateway": "bogus",
        "amountSet": {"presentmentMoney": {"amount": "4.20"}},
        "parentTransaction": {"id": "gid://shopify/OrderTransaction/3"}}]}}}\
    """
        .formatted(cancelledAt, lines, note);
  }

  private static String cancelling(String error) {
    return "{\"orderCancel\":{\"job\":null,\"orderCancelUserErrors\":[%s]}}".formatted(error);
  }

  private static String takenOut(String refund, String error) {
    return "{\"refundCreate\":{\"refund\":%s,\"userErrors\":[%s]}}".formatted(refund, error);
  }
}
