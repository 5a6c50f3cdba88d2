package holdfast.woocommerce.rest;

import static holdfast.woocommerce.rest.WooSetting.join;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.sweep.OrdersAnswer;
import holdfast.sweep.WebhooksAnswer;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: what webhooks have lost is found, and they are kept alive. */
class WooSourceTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00.700Z");
  private static final String ADDRESS = "https://hub.example/webhooks/woocommerce/shop";

  private final WooSetting setting = new WooSetting();

  @AfterEach
  void close() {
    setting.close();
  }

  @Test
  void anOrderIsToldAsAWebhookTellsItButNothingOfItsBuyer() {
    setting.shop.with(
        "orders/727",
        """
        {"id":727,"status":"processing","date_modified_gmt":"2026-11-20T09:00:02",
         "billing":{"email":"nobody@shop.example"},"customer_note":"ring twice",
         "line_items":[{"id":315,"product_id":93,"variation_id":0,"quantity":2,"name":"Tee"}]}\
        """);

    var page = (OrdersAnswer.Page) orders(Optional.empty());

    assertThat(page.orders())
        .containsExactly(
            new OrdersAnswer.Changed(
                "727",
                Instant.parse("2026-11-20T09:00:02Z"),
                "order.updated",
                "{\"id\":727,\"status\":\"processing\",\"date_modified_gmt\":\"2026-11-20T09:00:02\","
                    + "\"line_items\":[{\"id\":315,\"product_id\":93,\"variation_id\":0,"
                    + "\"quantity\":2}]}"));
    assertThat(page.next()).isEmpty();
    assertThat(setting.log.toString()).doesNotContain("nobody", "ring twice", "Tee");
  }

  @Test
  void theWindowBeginsASecondEarlierAsTheShopLeavesItsFirstMomentOut() {
    orders(Optional.empty());

    assertThat(setting.calls().getFirst().path())
        .contains(
            "modified_after=2026-11-20T08%3A59%3A59&",
            "dates_are_gmt=true", "per_page=100", "orderby=id", "order=asc", "page=1");
  }

  @Test
  void afterAFullPageComesAnother() {
    setting.shop.refusals.add(Said.json(orders(100)));

    assertThat(((OrdersAnswer.Page) orders(Optional.of("3"))).next()).contains("4");
    assertThat(setting.calls().getFirst().path()).contains("&page=3");
  }

  @Test
  void theShopKnowsBestWhichPageIsTheLast() {
    setting.shop.refusals.add(new Said(200, Map.of("X-WP-TotalPages", "3"), orders(100)));
    setting.shop.refusals.add(new Said(200, Map.of("X-WP-TotalPages", "3"), orders(20)));

    assertThat(((OrdersAnswer.Page) orders(Optional.of("3"))).next()).isEmpty();
    assertThat(((OrdersAnswer.Page) orders(Optional.of("2"))).next()).contains("3");
  }

  @Test
  void aPageThatCanNotBeReadIsSaidToBeSo() {
    setting.shop.refusals.add(Said.json("[{\"status\":\"processing\"}]"));
    setting.shop.refusals.add(new Said(429, Map.of("Retry-After", "9"), ""));
    setting.shop.refusals.add(FakeWoo.error(401, "woocommerce_rest_cannot_view"));

    assertThat(orders(Optional.empty())).isInstanceOf(OrdersAnswer.Failed.class);
    assertThat(orders(Optional.empty()))
        .isEqualTo(new OrdersAnswer.Throttled(Duration.ofSeconds(9)));
    assertThat(orders(Optional.empty())).isInstanceOf(OrdersAnswer.Closed.class);
  }

  private OrdersAnswer orders(Optional<String> cursor) {
    return join(setting.source().orders(setting.store, SINCE, cursor));
  }

  private static String orders(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("{\"id\":%d,\"date_modified_gmt\":\"2026-11-20T09:00:02\"}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void missingWebhooksAreCreatedWithTheNewestSecret() {
    assertThat(states())
        .hasSize(6)
        .allSatisfy((_, state) -> assertThat(state).isEqualTo(State.MENDED));
    assertThat(setting.calls().get(1).body())
        .isEqualTo(
            "{\"name\":\"Holdfast order.created\",\"topic\":\"order.created\",\"delivery_url\":\"%s\","
                    .formatted(ADDRESS)
                + "\"secret\":\"newest\",\"status\":\"active\"}");
    assertThat(setting.log.toString()).doesNotContain("newest");

    assertThat(states()).allSatisfy((_, state) -> assertThat(state).isEqualTo(State.SOUND));
  }

  @Test
  void aWebhookThatTheShopSwitchedOffIsSwitchedOnAgain() {
    states();
    var id =
        setting.shop.things.keySet().stream().filter(it -> it.startsWith("webhooks/")).findFirst();
    setting.shop.thing(id.orElseThrow()).put("status", "disabled");

    assertThat(states()).containsEntry("order.created", State.MENDED).containsValue(State.SOUND);
    assertThat(setting.calls().getLast().method()).isEqualTo("PUT");
    assertThat(setting.calls().getLast().body()).isEqualTo("{\"status\":\"active\"}");
  }

  @Test
  void aWebhookToSomewhereElseIsNoneOfOurs() {
    setting.shop.with(
        "webhooks/1",
        """
        {"id":1,"topic":"order.created","status":"active","delivery_url":"https://else.example/x"}\
        """);

    assertThat(states()).containsEntry("order.created", State.MENDED);
  }

  @Test
  void whatTheShopWontMendIsBroken() {
    setting.shop.refusals.add(Said.json("[]"));
    setting.shop.refusals.add(FakeWoo.error(401, "woocommerce_rest_cannot_create"));

    assertThat(states()).containsEntry("order.created", State.BROKEN);
  }

  @Test
  void whoMayNotLookIsLockedOut() {
    setting.shop.refusals.add(FakeWoo.error(401, "woocommerce_rest_cannot_view"));

    assertThat(join(setting.source().webhooks(setting.store, ADDRESS)))
        .isEqualTo(
            new WebhooksAnswer.Closed(ClosedFor.UNAUTHORIZED, "woocommerce_rest_cannot_view: No."));
  }

  private Map<String, State> states() {
    var answer = join(setting.source().webhooks(setting.store, ADDRESS));
    List<Subscription> looked = ((WebhooksAnswer.Looked) answer).subscriptions();
    return looked.stream().collect(Collectors.toMap(Subscription::topic, Subscription::state));
  }
}
