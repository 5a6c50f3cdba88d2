package holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: who does not know the secret, or changes one byte, is not believed. */
class SignatureTest {
  private static final String SHOPIFY_SECRET = "shpss_example_secret_0123456789abcdef";
  private static final String SHOPIFY_BODY =
      "{\"id\":5001,\"admin_graphql_api_id\":\"gid:\\/\\/shopify\\/Order\\/5001\","
          + "\"line_items\":[{\"id\":9001,\"variant_id\":7001,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}";
  private static final String SHOPIFY_SIGNATURE = "+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaSco=";
  private static final Signature SHOPIFY = Signature.of(List.of(SHOPIFY_SECRET));

  @Test
  void theWorkedExampleOfShopifyIsRight() {
    assertThat(bytes(SHOPIFY_BODY)).hasSize(141);
    assertThat(SHOPIFY.matches(bytes(SHOPIFY_BODY), SHOPIFY_SIGNATURE)).isTrue();
  }

  @Test
  void theWorkedExampleOfWooCommerceIsRight() {
    var body =
        bytes(
            "{\"id\":727,\"status\":\"processing\",\"line_items\":[{\"id\":315,\"product_id\":93,"
                + "\"variation_id\":0,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}");

    assertThat(body).hasSize(122);
    assertThat(
            Signature.of(List.of("wc-hook-secret-&-1"))
                .matches(body, "iHI02h/ObE/EJGXJ51V2rlHVxe8uLF5ZCmRVb+lwqbo="))
        .isTrue();
  }

  @Test
  void printedAgainItIsAnotherBody() {
    var printedAgain = bytes(SHOPIFY_BODY.replace("\\/", "/"));

    assertThat(SHOPIFY.matches(printedAgain, SHOPIFY_SIGNATURE)).isFalse();
    assertThat(SHOPIFY.matches(printedAgain, "BRMIyiFqjLY4d8Akcru/+lbC75K7LUoK3n9CkmsWPmw="))
        .isTrue();
  }

  @Test
  void aBodyOffTheWireIsCheckedAsItCame() throws Exception {
    var body = Payloads.named("shopify/products_update/raw-wire-2024-01.json").body();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes("made up"), "HmacSHA256"));
    var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));

    assertThat(Signature.of(List.of("made up")).matches(body, signature)).isTrue();
    assertThat(Signature.of(List.of("made up")).matches(Change.of(body, "/x", "absent"), signature))
        .isFalse();
  }

  @Test
  void everyByteCounts() {
    for (int i = 0; i < SHOPIFY_BODY.length(); i++) {
      var body = bytes(SHOPIFY_BODY);
      body[i] ^= 1;
      assertThat(SHOPIFY.matches(body, SHOPIFY_SIGNATURE)).as("byte %d", i).isFalse();
    }
  }

  @Test
  void eachOfSeveralSecretsIsGood() {
    var rotating = Signature.of(List.of("newer", SHOPIFY_SECRET, "older"));

    assertThat(rotating.matches(bytes(SHOPIFY_BODY), SHOPIFY_SIGNATURE)).isTrue();
    assertThat(
            Signature.of(List.of("newer", "older")).matches(bytes(SHOPIFY_BODY), SHOPIFY_SIGNATURE))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "=",
        "not base64!",
        "+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaSco",
        "+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaSco=\n",
        "fae04328c01d06b1bfac7ee76b0a8691544619",
        "-uBDKMAdBrG_rH7nawqGkVRGGXpzugZltrjreIpaSco=",
        "ключ"
      })
  void whatIsNoSignatureMatchesNothing(String signature) {
    assertThat(SHOPIFY.matches(bytes(SHOPIFY_BODY), signature)).isFalse();
  }

  @Test
  void withoutASecretNothingIsProven() {
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(List.of("good", " ")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
