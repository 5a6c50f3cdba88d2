package holdfast.woocommerce.rest;

import holdfast.catalog.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * OAuth 1.0a with one leg, for shops that are reached without TLS: the key is named and the secret
 * stays at home. The shop accepts a moment within a quarter of an hour of its own clock, and a
 * nonce once within that time. Pure.
 */
final class OAuth {
  private static final String ALGORITHM = "HmacSHA256";

  private OAuth() {}

  /**
   * The query with what proves who asks.
   *
   * @param url without a query
   * @param nonce used for no other call
   */
  static SortedMap<String, String> signed(
      String method,
      String url,
      SortedMap<String, String> query,
      Credentials.WooCommerce credentials,
      String nonce,
      Instant now) {
    var signed = new TreeMap<>(query);
    signed.put("oauth_consumer_key", credentials.consumerKey());
    signed.put("oauth_nonce", nonce);
    signed.put("oauth_signature_method", "HMAC-SHA256");
    signed.put("oauth_timestamp", Long.toString(now.getEpochSecond()));
    signed.put("oauth_signature", signature(base(method, url, signed), credentials));
    return signed;
  }

  /** What is signed. The names of all parameters are ASCII, so they sort as their encoding does. */
  static String base(String method, String url, SortedMap<String, String> query) {
    return method + "&" + encoded(url) + "&" + encoded(joined(query));
  }

  static String signature(String base, Credentials.WooCommerce credentials) {
    try {
      var key = (credentials.consumerSecret() + "&").getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** A query as it stands in an address. */
  static String joined(SortedMap<String, String> query) {
    return query.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** RFC 3986, and not as forms are encoded: a blank is no plus. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
