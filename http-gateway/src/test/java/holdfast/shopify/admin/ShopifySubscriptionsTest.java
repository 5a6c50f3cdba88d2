package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.sweep.WebhooksAnswer;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopifySubscriptionsTest {
  private static final String LOOK = "Subscriptions";
  private static final String MEND = "Subscribe";
  private static final String ADDRESS = "https://stock.example/webhooks/shopify/shop";

  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void leavesWhatIsAsItShouldBe() {
    shop.says(LOOK, known(Subscriptions.topics(shop.store())));

    assertThat(look())
        .isInstanceOfSatisfying(
            WebhooksAnswer.Looked.class,
            looked ->
                assertThat(looked.subscriptions())
                    .hasSizeGreaterThan(15)
                    .allMatch(found -> found.state() == State.SOUND));
    assertThat(shop.asked(LOOK).getFirst().path("uri").asText()).isEqualTo(ADDRESS);
    assertThat(shop.asked(MEND)).isEmpty();
  }

  @Test
  void subscribesToWhatIsMissingAndSaysWhereItCouldNot() {
    var topics = List.copyOf(Subscriptions.topics(shop.store()));
    var rest =
        topics.stream()
            .filter(topic -> !topic.equals("orders/create"))
            .filter(topic -> !topic.startsWith("returns/re") && !topic.equals("products/delete"))
            .toList();
    shop.says(LOOK, known(rest))
        .says(MEND, made("{\"id\":\"gid://shopify/WebhookSubscription/1\"}", ""))
        .says(MEND, made("null", "{\"field\":null,\"message\":\"scope is missing\"}"))
        .replies(
            MEND,
            Said.json(
                "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"BAD_REQUEST\"}}]}"));

    assertThat(((WebhooksAnswer.Looked) look()).subscriptions())
        .contains(
            new Subscription("orders/create", State.MENDED),
            new Subscription("returns/request", State.BROKEN),
            new Subscription("products/delete", State.BROKEN),
            new Subscription("orders/updated", State.SOUND));
    assertThat(shop.asked(MEND).getFirst().toString())
        .isEqualTo("{\"topic\":\"ORDERS_CREATE\",\"uri\":\"%s\"}".formatted(ADDRESS));
  }

  @Test
  void whatGoesElsewhereDoesNotCount() {
    var elsewhere =
        known(Subscriptions.topics(shop.store())).replace(ADDRESS, "https://other.example");
    shop.says(LOOK, elsewhere).replies(MEND, new Said(401, Map.of(), ""));

    assertThat(look())
        .isEqualTo(
            new WebhooksAnswer.Closed(ClosedFor.UNAUTHORIZED, "the access token is not valid"));
  }

  @Test
  void readsAllPages() {
    var topics = Subscriptions.topics(shop.store());
    shop.says(
        LOOK,
        known(topics.subList(0, 10)).replace("false", "true,\"endCursor\":\"next\""),
        known(topics.subList(10, topics.size())));

    assertThat(((WebhooksAnswer.Looked) look()).subscriptions())
        .allMatch(found -> found.state() == State.SOUND);
    assertThat(shop.asked(LOOK).get(1).path("after").asText()).isEqualTo("next");
  }

  private WebhooksAnswer look() {
    return shop.source().webhooks(shop.store(), ADDRESS).toCompletableFuture().join();
  }

  private static String known(List<String> topics) {
    return topics.stream()
        .map(
            topic ->
                "{\"topic\":\"%s\",\"uri\":\"%s\",\"format\":\"JSON\"}"
                    .formatted(Subscriptions.name(topic), ADDRESS))
        .collect(
            Collectors.joining(
                ",",
                "{\"webhookSubscriptions\":{\"nodes\":[",
                "],\"pageInfo\":{\"hasNextPage\":false}}}"));
  }

  private static String made(String subscription, String error) {
    return "{\"webhookSubscriptionCreate\":{\"webhookSubscription\":%s,\"userErrors\":[%s]}}"
        .formatted(subscription, error);
  }
}
