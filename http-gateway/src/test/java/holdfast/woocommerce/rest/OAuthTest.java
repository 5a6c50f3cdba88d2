package holdfast.woocommerce.rest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Goal: calls without TLS are signed as the platform checks it. */
class OAuthTest {
  private static final Credentials.WooCommerce DEMO =
      new Credentials.WooCommerce("ck_demo", "cs_demo");
  private static final String URL = "http://shop.example/wp-json/wc/v3/products/batch";
  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);

  @Test
  void theWorkedExampleHasThisBase() {
    var signed = new TreeMap<>(OAuth.signed("POST", URL, new TreeMap<>(), DEMO, NONCE, NOW));
    signed.remove("oauth_signature");

    assertThat(OAuth.base("POST", URL, signed))
        .isEqualTo(
            "POST&http%3A%2F%2Fshop.example%2Fwp-json%2Fwc%2Fv3%2Fproducts%2Fbatch&"
                + "oauth_consumer_key%3Dck_demo%26"
                + "oauth_nonce%3D0123456789abcdef0123456789abcdef%26"
                + "oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1795000000");
  }

  @Test
  void theWorkedExampleHasThisSignature() {
    var signed = OAuth.signed("POST", URL, new TreeMap<>(), DEMO, NONCE, NOW);

    assertThat(signed)
        .containsEntry("oauth_signature", "sqDj1bKxqDpwvsPx0pxXJ2Nj4JrGiFAVMiIYiHF41U0=");
    assertThat(OAuth.joined(signed))
        .contains("oauth_signature=sqDj1bKxqDpwvsPx0pxXJ2Nj4JrGiFAVMiIYiHF41U0%3D&");
  }

  @Test
  void aQueryIsSignedTwiceEncodedAndInOrder() {
    var query = new TreeMap<>(Map.of("include", "1,2", "_fields", "id~a b*", "per_page", "100"));

    assertThat(OAuth.base("GET", URL, query))
        .endsWith("&_fields%3Did~a%2520b%252A%26include%3D1%252C2%26per_page%3D100");
  }
}
