package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import holdfast.catalog.ChannelId;
import holdfast.outbound.Shops;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    assertThat(schema().problems(document.text())).isEmpty();
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
    assertThat(document.text())
        .doesNotContainPattern(
            "\\b(customer|email|phone|shippingAddress|billingAddress|clientIp|displayAddress)\\b");
  }

  private static AdminSchema schema() {
    assumeTrue(AdminSchema.given().isPresent(), SKIPPED);
    return AdminSchema.given().orElseThrow();
  }
}
