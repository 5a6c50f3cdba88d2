package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** OAuth 1.0a with one leg, in the query: what WooCommerce asks for over plain HTTP. */
final class OAuth {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final List<String> PARAMETERS =
      List.of(
          "oauth_consumer_key",
          "oauth_timestamp",
          "oauth_nonce",
          "oauth_signature",
          "oauth_signature_method");

  /** WooCommerce's names, and Java's. */
  private static final Map<String, String> METHODS =
      Map.of("HMAC-SHA1", "HmacSHA1", "HMAC-SHA256", "HmacSHA256");

  private final InstantSource clock;

  /** Nonces that were used, by key and nonce, with the time that they were used for. */
  private final Map<String, Instant> used = new HashMap<>();

  OAuth(InstantSource clock) {
    this.clock = clock;
  }

  /** The key that signed; empty if the call has no parameter of OAuth at all. */
  Optional<ApiKey> of(Call call, Query query, List<ApiKey> keys) throws RestError {
    List<String> missing = PARAMETERS.stream().filter(name -> query.text(name).isEmpty()).toList();
    if (missing.size() == PARAMETERS.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new RestError(
          "woocommerce_rest_authentication_missing_parameter",
          (missing.size() == 1 ? "Missing OAuth parameter " : "Missing OAuth parameters ")
              + String.join(", ", missing),
          401);
    }
    String named = parameter(query, "oauth_consumer_key");
    ApiKey key =
        keys.stream()
            .filter(one -> one.key().equals(named))
            .findFirst()
            .orElseThrow(() -> Authentication.error("Consumer key is invalid."));
    checkSignature(call, query, key);
    checkFreshness(query, key);
    return Optional.of(key);
  }

  private static void checkSignature(Call call, Query query, ApiKey key) throws RestError {
    String method = METHODS.get(parameter(query, "oauth_signature_method"));
    if (method == null) {
      throw Authentication.error("Invalid signature - signature method is invalid.");
    }
    String signature = Hmac.base64(method, key.secret() + "&", base(call, query));
    if (!Authentication.same(signature, parameter(query, "oauth_signature"))) {
      throw Authentication.error("Invalid signature - provided signature does not match.");
    }
  }

  /** The text that is signed: method, URL and sorted parameters, encoded again. */
  static String base(Call call, Query query) {
    var sorted = new TreeMap<String, String>();
    query.values().forEach((name, value) -> sorted.put(Query.encode(name), Query.encode(value)));
    sorted.remove("oauth_signature");
    String parameters =
        sorted.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    return call.method() + "&" + Query.encode(call.url()) + "&" + Query.encode(parameters);
  }

  private synchronized void checkFreshness(Query query, ApiKey key) throws RestError {
    Instant now = clock.instant();
    String seconds = parameter(query, "oauth_timestamp");
    Instant stated =
        Instant.ofEpochSecond(seconds.matches("\\d{1,11}") ? Long.parseLong(seconds) : 0);
    if (Duration.between(stated, now).abs().compareTo(WINDOW) > 0) {
      throw Authentication.error("Invalid timestamp.");
    }
    used.values().removeIf(at -> at.isBefore(now.minus(WINDOW)));
    String nonce = key.key() + " " + parameter(query, "oauth_nonce");
    if (used.putIfAbsent(nonce, stated) != null) {
      throw Authentication.error("Invalid nonce - nonce has already been used.");
    }
  }

  private static String parameter(Query query, String name) {
    return query.text(name).orElse("");
  }
}
