package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who calls: by key and secret in the query or in a Basic header, or by OAuth 1.0a. A real site
 * takes the first two over HTTPS only; this one stands on loopback and takes them all.
 */
final class Authentication {
  private final List<ApiKey> keys;
  private final OAuth oauth;

  Authentication(List<ApiKey> keys, InstantSource clock) {
    this.keys = List.copyOf(keys);
    this.oauth = new OAuth(clock);
  }

  /**
   * The key that calls; empty for somebody without one, and, as in WooCommerce, for a key that
   * nobody knows.
   *
   * @param headerIsHidden the web server strips {@code Authorization}
   */
  Optional<ApiKey> of(Call call, Query query, boolean headerIsHidden) throws RestError {
    Optional<String> key = query.text("consumer_key");
    Optional<String> secret = query.text("consumer_secret");
    if (key.isPresent() && secret.isPresent()) {
      return known(key.get(), secret.get());
    }
    Optional<String> header = call.header("Authorization").filter(it -> !headerIsHidden);
    if (header.filter(value -> value.startsWith("Basic ")).isPresent()) {
      return basic(header.get().substring("Basic ".length()).strip());
    }
    return oauth.of(call, query, keys);
  }

  private Optional<ApiKey> basic(String encoded) throws RestError {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : known(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private Optional<ApiKey> known(String key, String secret) throws RestError {
    Optional<ApiKey> known = keys.stream().filter(one -> one.key().equals(key)).findFirst();
    if (known.isPresent() && !same(known.get().secret(), secret)) {
      throw error("Consumer secret is invalid.");
    }
    return known;
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static RestError error(String text) {
    return new RestError("woocommerce_rest_authentication_error", text, 401);
  }
}
