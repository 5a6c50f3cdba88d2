package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Client.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, by what means, and what the others are told. */
class AuthenticationTest {
  private static final String ERROR = "woocommerce_rest_authentication_error";

  private final Site site;

  AuthenticationTest() throws Exception {
    site = new Site(false);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aKeyIsTakenFromABasicHeaderOrFromTheQuery() throws Exception {
    assertThat(site.get("/orders").status()).isEqualTo(200);
    assertThat(plain("/orders?consumer_key=ck_demo&consumer_secret=cs_demo").status())
        .isEqualTo(200);
  }

  @Test
  void whoHasNoKeyOrAnUnknownOneIsTreatedAsAStranger() throws Exception {
    refused(plain("/orders"), "woocommerce_rest_cannot_view");
    refused(plain("/orders?consumer_key=ck_x&consumer_secret=y"), "woocommerce_rest_cannot_view");
    refused(withHeader(Site.basic("ck_x", "y")), "woocommerce_rest_cannot_view");
    refused(withHeader("Basic ???"), "woocommerce_rest_cannot_view");
  }

  @Test
  void aWrongSecretIsAnAuthenticationError() throws Exception {
    refused(withHeader(Site.basic("ck_demo", "wrong")), ERROR);
    refused(plain("/orders?consumer_key=ck_demo&consumer_secret=wrong"), ERROR);
  }

  @Test
  void aKeyDoesOnlyWhatItMay() throws Exception {
    String read = keyOf("read");
    String write = keyOf("write");
    String path = "/products/" + site.item(0);
    assertThat(plain(path + "?" + read).status()).isEqualTo(200);
    refused(plain(path + "?" + write), ERROR);
    refused(site.client.send("PUT", site.url(path + "?" + read), "{}"), ERROR);
    assertThat(site.client.send("PUT", site.url(path + "?" + write), "{}").status()).isEqualTo(200);
  }

  @Test
  void aServerThatStripsTheHeaderLeavesOnlyTheQuery() throws Exception {
    site.faults("{'stripAuthorization':true}");
    refused(site.get("/orders"), "woocommerce_rest_cannot_view");
    assertThat(plain("/orders?consumer_key=ck_demo&consumer_secret=cs_demo").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"HMAC-SHA256,HmacSHA256", "HMAC-SHA1,HmacSHA1"})
  void anOAuthSignatureInTheQueryIsTaken(String method, String algorithm) throws Exception {
    assertThat(signed("per_page=5&status=any", 0, "n1", method, algorithm).status()).isEqualTo(200);
  }

  @Test
  void aSignatureIsOverAllParameters() throws Exception {
    String query = oauth(0, "n1", "HMAC-SHA256");
    String signature = signature("GET", "/orders", query, "HmacSHA256");
    refused(plain("/orders?" + query + "&page=2&oauth_signature=" + signature), ERROR);
  }

  @Test
  void aNonceIsGoodOnce() throws Exception {
    assertThat(signed("", 0, "n1", "HMAC-SHA256", "HmacSHA256").status()).isEqualTo(200);
    refused(signed("", 0, "n1", "HMAC-SHA256", "HmacSHA256"), ERROR);
    site.pass(Duration.ofMinutes(31));
    assertThat(signed("", 31 * 60, "n1", "HMAC-SHA256", "HmacSHA256").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"-901,401", "-899,200", "899,200", "902,401"})
  void aTimestampIsGoodForFifteenMinutesBothWays(long offset, int status) throws Exception {
    assertThat(signed("", offset, "n1", "HMAC-SHA256", "HmacSHA256").status()).isEqualTo(status);
  }

  @Test
  void missingOAuthParametersAreNamed() throws Exception {
    Answer answer = plain("/orders?oauth_consumer_key=ck_demo&oauth_nonce=1");
    refused(answer, "woocommerce_rest_authentication_missing_parameter");
    assertThat(answer.json().path("message").asText())
        .isEqualTo(
            "Missing OAuth parameters oauth_timestamp, oauth_signature, oauth_signature_method");
  }

  /** The example of the reference. */
  @Test
  void theBaseOfASignatureIsWhatWooCommerceMakesOfACall() {
    String query =
        "oauth_consumer_key=ck_demo&oauth_nonce=0123456789abcdef0123456789abcdef"
            + "&oauth_timestamp=1795000000&oauth_signature_method=HMAC-SHA256";
    var call =
        new Call("POST", "http://shop.example/wp-json/wc/v3/products/batch", "", "", Map.of(), "");
    String base = OAuth.base(call, Query.of(query));
    assertThat(base)
        .isEqualTo(
            "POST&http%3A%2F%2Fshop.example%2Fwp-json%2Fwc%2Fv3%2Fproducts%2Fbatch"
                + "&oauth_consumer_key%3Dck_demo%26oauth_nonce%3D0123456789abcdef0123456789abcdef"
                + "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1795000000");
    assertThat(Hmac.base64("HmacSHA256", "cs_demo&", base))
        .isEqualTo("sqDj1bKxqDpwvsPx0pxXJ2Nj4JrGiFAVMiIYiHF41U0=");
  }

  private String keyOf(String permissions) {
    for (JsonNode key : site.simulation.facts().path("shops").path(0).path("keys")) {
      if (key.path("permissions").asText().equals(permissions)) {
        return "consumer_key=%s&consumer_secret=%s"
            .formatted(key.path("key").asText(), key.path("secret").asText());
      }
    }
    throw new AssertionError("no key " + permissions);
  }

  private Answer signed(String query, long offset, String nonce, String method, String algorithm)
      throws Exception {
    String all = query + (query.isEmpty() ? "" : "&") + oauth(offset, nonce, method);
    String signature = signature("GET", "/orders", all, algorithm);
    return plain("/orders?" + all + "&oauth_signature=" + signature);
  }

  private static String oauth(long offset, String nonce, String method) {
    return "oauth_consumer_key=ck_demo&oauth_nonce=%s&oauth_timestamp=%d&oauth_signature_method=%s"
        .formatted(nonce, Site.START.getEpochSecond() + offset, method);
  }

  /** As a client signs: parameters sorted by name, here where nothing in them needs encoding. */
  private String signature(String method, String path, String query, String algorithm) {
    String[] sorted = query.split("&");
    Arrays.sort(sorted);
    String base =
        method + "&" + Query.encode(site.url(path)) + "&" + Query.encode(String.join("&", sorted));
    return Query.encode(Hmac.base64(algorithm, "cs_demo&", base));
  }

  private Answer plain(String path) throws Exception {
    return site.client.send("GET", site.url(path), "");
  }

  private Answer withHeader(String authorization) throws Exception {
    return site.client.send("GET", site.url("/orders"), "", "Authorization", authorization);
  }

  private static void refused(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("data").path("status").asInt()).isEqualTo(401);
  }
}
