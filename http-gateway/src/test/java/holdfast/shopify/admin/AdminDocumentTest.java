package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.GraphQLException;
import holdfast.catalog.ChannelId;
import holdfast.outbound.Shops;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminDocumentTest {
  private static final String SKIPPED =
      "Set %s to the file of Shopify's Admin schema to check what Shopify is asked."
          .formatted(AdminSchema.VARIABLE);

  @ParameterizedTest
  @EnumSource(AdminDocument.class)
  void shopifyUnderstandsIt(AdminDocument document) {
    assertThat(schema().problems(document.text("2026-10"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AdminDocument.class)
  void asksOlderVersionsForNothingThatTheyDoNotKnow(AdminDocument document) {
    assertThat(document.text("2026-04")).doesNotContain("cartToken", "checkoutToken");
    assertThat(schema().problems(document.text("2026-04"))).isEmpty();
  }

  @Test
  void asksOfAnOrderWhereItCameFrom() {
    assertThat(AdminDocument.ORDERS.text("2026-07")).contains("cartToken", "checkoutToken");
  }

  @Test
  void theSchemaFindsWhatIsWrong() {
    assertThat(schema().problems("query X { shop { nonsense } }")).isNotEmpty();
    assertThat(schema().problems("query X($a: ID!) { node(id: $a) { id } }")).isEmpty();
    assertThatThrownBy(
            () ->
                schema().check(AdminDocument.LEVELS.text("2026-10"), Map.of("items", List.of("1"))))
        .isInstanceOf(GraphQLException.class);
    assertThatThrownBy(
            () -> schema().check(AdminDocument.ORDER.text("2026-10"), Map.of("other", "1")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void shopifyKnowsTheTopics() {
    assertThat(schema().values("WebhookSubscriptionTopic"))
        .containsAll(
            Subscriptions.topics(Shops.holding()).stream().map(Subscriptions::name).toList());
  }

  @Test
  void holdfastUnderstandsTheTopicsThatItWantsToHear() {
    assertThat(Subscriptions.topics(Shops.holding()))
        .allSatisfy(
            topic ->
                assertThat(
                        ShopifyNews.of(
                            topic,
                            "{}".getBytes(StandardCharsets.UTF_8),
                            new ChannelId("shop"),
                            Instant.EPOCH))
                    .noneMatch(
                        news ->
                            news instanceof ShopNews.Irrelevant(var why)
                                && why.startsWith("topic")));
  }

  @ParameterizedTest
  @EnumSource(AdminDocument.class)
  void asksForNothingThatNamesABuyer(AdminDocument document) {
    assertThat(document.text("2026-10"))
        .doesNotContainPattern(
            "\\b(customer|email|phone|shippingAddress|billingAddress|clientIp|displayAddress)\\b");
  }

  private static AdminSchema schema() {
    assumeTrue(AdminSchema.given().isPresent(), SKIPPED);
    return AdminSchema.given().orElseThrow();
  }
}
