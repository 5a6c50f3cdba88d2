package holdfast.http.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: who has signed is believed and nobody else, and each delivery is answered by its form. */
@ExtendWith(SharedServer.class)
class WebhookTest {
  private static final String SHOPIFY_SECRET = "shpss_example_secret_0123456789abcdef";
  private static final String SHOPIFY_BODY =
      "{\"id\":5001,\"admin_graphql_api_id\":\"gid:\\/\\/shopify\\/Order\\/5001\",\"line_items\":"
          + "[{\"id\":9001,\"variant_id\":7001,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}";
  private static final String SHOPIFY_SIGNATURE = "+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaSco=";
  private static final String WOO_SECRET = "wc-hook-secret-&-1";
  private static final String WOO_BODY =
      "{\"id\":727,\"status\":\"processing\",\"line_items\":[{\"id\":315,\"product_id\":93,"
          + "\"variation_id\":0,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}";
  private static final String WOO_SIGNATURE = "iHI02h/ObE/EJGXJ51V2rlHVxe8uLF5ZCmRVb+lwqbo=";
  private static final int SIZE_MAX = 1 << 20;

  private static Hook shopify(Shop shop, String more) {
    return Hook.shopify(shop.admin(), shop.id("s"), SHOPIFY_SECRET, more);
  }

  private static Hook wooCommerce(Shop shop) {
    return Hook.wooCommerce(shop.admin(), shop.id("w"), WOO_SECRET);
  }

  @Test
  void shopifysExampleIsKeptAsItCame(Shop shop) {
    var hook = shopify(shop, "").with("X-Shopify-Triggered-At", "2026-08-07T22:56:28.834278316Z");
    assertThat(hook.deliverSigned(SHOPIFY_BODY.getBytes(UTF_8), SHOPIFY_SIGNATURE).is(200).text())
        .isEmpty();
    var kept = hook.settled();
    assertThat(kept.at("/topic")).isEqualTo("orders/create");
    assertThat(kept.at("/webhookId")).isEqualTo("w-1");
    assertThat(kept.at("/resource")).isEqualTo("5001");
    assertThat(kept.at("/size")).isEqualTo("141");
    assertThat(kept.at("/triggeredAt")).isEqualTo("2026-08-07T22:56:28.834Z");
    assertThat(kept.at("/body/line_items/0/variant_id")).isEqualTo("7001");
  }

  @Test
  void wooCommercesExampleIsKeptAsItCame(Shop shop) {
    var hook = wooCommerce(shop);
    hook.deliverSigned(WOO_BODY.getBytes(UTF_8), WOO_SIGNATURE).is(200);
    var kept = hook.settled();
    assertThat(kept.at("/platform")).isEqualTo("WOOCOMMERCE");
    assertThat(kept.at("/resource")).isEqualTo("727");
    assertThat(kept.at("/size")).isEqualTo("122");
  }

  @Test
  void theSameJsonPrintedAnewHasAnotherSignature(Shop shop) {
    var plain = SHOPIFY_BODY.replace("\\/", "/").getBytes(UTF_8);
    var hook = shopify(shop, "");
    hook.deliverSigned(plain, SHOPIFY_SIGNATURE).isProblem(401, "BAD_SIGNATURE");
    hook.deliverSigned(plain, "BRMIyiFqjLY4d8Akcru/+lbC75K7LUoK3n9CkmsWPmw=").is(200);
  }

  @Test
  void twoSecretsAreValidAndTheOneBeforeIsNot(Shop shop) {
    var hook = shopify(shop, "");
    for (var secret : new String[] {"second", "third"}) {
      shop.admin()
          .put(
              "/v1/stores/" + hook.store(),
              "{\"name\":\"S\",\"platform\":\"SHOPIFY\",\"domain\":\"%s\",\"webhookSecret\":\"%s\"}"
                  .formatted(Hook.DOMAIN, secret))
          .is(200);
    }
    hook.signingWith("third").with("X-Shopify-Webhook-Id", "w-3").deliver("{}").is(200);
    hook.signingWith("second").with("X-Shopify-Webhook-Id", "w-2").deliver("{}").is(200);
    hook.deliver("{}").isProblem(401, "BAD_SIGNATURE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "=", "not base64 %", "AAAA", "+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaScp="})
  void aWrongSignatureIsRefused(String signature, Shop shop) {
    var hook = shopify(shop, "");
    hook.deliverSigned(SHOPIFY_BODY.getBytes(UTF_8), signature).isProblem(401, "BAD_SIGNATURE");
    hook.deliverUnsigned(SHOPIFY_BODY).isProblem(401, "BAD_SIGNATURE");
    assertThat(hook.log("").json().at("/items")).isEmpty();
  }

  @Test
  void aStoreThatNobodyKnowsLooksLikeAWrongSignature(Shop shop) {
    var hook = shopify(shop, "");
    var wrong = hook.signingWith("wrong").deliver(SHOPIFY_BODY).isProblem(401, "BAD_SIGNATURE");
    var other = "/webhooks/shopify/";
    for (var store : new String[] {shop.id("none"), "%20", wooCommerce(shop).store(), "-"}) {
      assertThat(hook.to(other + store).deliver(SHOPIFY_BODY).is(401).text())
          .isEqualTo(wrong.text());
    }
  }

  @Test
  void aStoreWithoutASecretBelievesNobody(Shop shop) {
    shop.admin()
        .put(
            "/v1/stores/" + shop.id("bare"),
            "{\"name\":\"S\",\"platform\":\"WOOCOMMERCE\",\"domain\":\"https://a\"}")
        .is(201);
    var hook = wooCommerce(shop).to("/webhooks/woocommerce/" + shop.id("bare"));
    hook.deliver(WOO_BODY).isProblem(401, "BAD_SIGNATURE");
    hook.signingWith(" ").deliver(WOO_BODY).isProblem(401, "BAD_SIGNATURE");
  }

  @Test
  void whatAnotherShopSignedIsRefused(Shop shop) {
    var hook = shopify(shop, "");
    var answer =
        hook.with("X-Shopify-Shop-Domain", "two.myshopify.com")
            .deliver("{}")
            .isProblem(403, "WRONG_SHOP");
    assertThat(answer.at("/detail")).contains("two.myshopify.com").doesNotContain(Hook.DOMAIN);
    hook.with("X-Shopify-Shop-Domain", "ONE.myshopify.com").deliver("{}").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Shopify-Topic", "X-Shopify-Webhook-Id", "X-Shopify-Shop-Domain"})
  void headersThatSayWhatItIsMustBeThere(String header, Shop shop) {
    shopify(shop, "").without(header).deliver("{}").refusesField(header);
    shopify2(shop).with(header, "a".repeat(151)).deliver("{}").refusesField(header);
  }

  private static Hook shopify2(Shop shop) {
    return Hook.shopify(shop.admin(), shop.id("s2"), SHOPIFY_SECRET, "");
  }

  @Test
  void wooCommercesTopicMustBeThere(Shop shop) {
    wooCommerce(shop)
        .without("X-WC-Webhook-Topic")
        .deliver("{}")
        .refusesField("X-WC-Webhook-Topic");
  }

  @Test
  void aBlankBodyIsRefused(Shop shop) {
    shopify(shop, "").deliver("").isProblem(400, "MALFORMED_REQUEST");
    wooCommerce(shop).deliver(" \r\n").isProblem(400, "MALFORMED_REQUEST");
  }

  @Test
  void aBodyMayHaveAMebibyteAndNoMore(Shop shop) {
    var hook = shopify(shop, "");
    var body = ("{\"id\":1" + " ".repeat(SIZE_MAX - 8) + "}").getBytes(UTF_8);
    hook.deliver(body).is(200);
    hook.deliver(new byte[SIZE_MAX + 1]).isProblem(413, "TOO_LARGE");
    hook.client()
        .send(
            "POST",
            hook.path(),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 * SIZE_MAX])))
        .isProblem(413, "TOO_LARGE");
    assertThat(hook.settled().at("/size")).isEqualTo(String.valueOf(SIZE_MAX));
  }

  @Test
  void aRepeatedDeliveryIsCountedAndNotWorkedOnAgain(Shop shop) {
    var hook = shopify(shop, "");
    hook.deliver(SHOPIFY_BODY).is(200);
    var first = hook.settled();
    hook.deliver(SHOPIFY_BODY).is(200);
    hook.deliver("{\"id\":5001}").is(200);
    var again = hook.settled();
    assertThat(again.at("/duplicates")).isEqualTo("2");
    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    assertThat(again.at("/processedAt")).isEqualTo(first.at("/processedAt"));
    hook.with("X-Shopify-Topic", "orders/updated").deliver(SHOPIFY_BODY).is(200);
    assertThat(hook.log("").json().at("/items")).hasSize(2);
    var woo = wooCommerce(shop);
    woo.deliver(WOO_BODY).is(200);
    woo.deliver(WOO_BODY).is(200);
    woo.deliver(WOO_BODY + " ").is(200);
    assertThat(woo.log("").json().at("/items")).hasSize(2);
  }

  @Test
  void aPingIsAnsweredAndNothingElseThatIsUnsigned(Shop shop) {
    var form = "application/x-www-form-urlencoded";
    var hook = wooCommerce(shop);
    var bare = hook.without("X-WC-Webhook-Topic").with("Content-Type", form);
    assertThat(bare.deliverUnsigned("webhook_id=12").is(200).text()).isEmpty();
    bare.to("/webhooks/woocommerce/" + shop.id("none")).deliverUnsigned("webhook_id=12").is(200);
    bare.deliverUnsigned("webhook_id=12&a=1").isProblem(401, "BAD_SIGNATURE");
    bare.deliverUnsigned("webhook_id=").isProblem(401, "BAD_SIGNATURE");
    bare.with("Content-Type", "application/json")
        .deliverUnsigned("webhook_id=12")
        .isProblem(401, "BAD_SIGNATURE");
    hook.with("Content-Type", form)
        .deliverUnsigned("webhook_id=12")
        .isProblem(401, "BAD_SIGNATURE");
    shopify(shop, "")
        .with("Content-Type", form)
        .deliverUnsigned("webhook_id=12")
        .isProblem(401, "BAD_SIGNATURE");
    assertThat(hook.log("").json().at("/items")).isEmpty();
  }

  @Test
  void aTestNotificationCountsInATestStoreOnly(Shop shop) {
    var hook = shopify(shop, "").with("X-Shopify-Test", "true");
    hook.deliver(SHOPIFY_BODY).is(200);
    assertThat(hook.settled().at("/state")).isEqualTo("IGNORED_TEST");
    var testing = Hook.shopify(shop.admin(), shop.id("t"), "secret", ",'testStore':true");
    testing.with("X-Shopify-Test", "true").deliver(SHOPIFY_BODY).is(200);
    assertThat(testing.settled().at("/state")).isNotEqualTo("IGNORED_TEST");
  }

  @Test
  void whatIsNoJsonIsKeptForAPerson(Shop shop) {
    var hook = shopify(shop, "");
    hook.deliver("<html>").is(200);
    var kept = hook.settled();
    assertThat(kept.at("/state")).isEqualTo("REVIEW");
    assertThat(kept.at("/bodyBase64")).isEqualTo("PGh0bWw+");
    assertThat(kept.json().has("body")).isFalse();
  }

  @Test
  void whatConcernsNobodyIsIgnoredWithTheReason(Shop shop) {
    var hook = shopify(shop, "").with("X-Shopify-Topic", "themes/publish");
    hook.deliver("{}").is(200);
    var kept = hook.settled();
    assertThat(kept.at("/state")).isEqualTo("IGNORED");
    assertThat(kept.at("/outcome")).contains("themes/publish");
  }
}
