package holdfast.http.security;

import holdfast.access.ApiKey;
import holdfast.access.KeyStore;
import holdfast.access.Scope;
import holdfast.catalog.ChannelId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Authorization;

/** Makes keys, and recognises them in requests. */
public final class KeyRing {
  /** The id of the key that the server itself makes or is given. */
  public static final String BOOTSTRAP_ID = "bootstrap";

  private static final int ID_BYTES = 9;

  private final KeyStore keys;
  private final Clock clock;

  /** Recognises the keys of {@code keys}. */
  public KeyRing(KeyStore keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A new key together with its secret, which is told only here. */
  public record NewKey(ApiKey key, Secret secret) {}

  /** The key that a request carries, unless it has none or nobody knows it. */
  public Optional<ApiKey> caller(HttpRequest request) {
    return request
        .getHeader(Authorization.class)
        .map(Authorization::credentials)
        .filter(credentials -> credentials.scheme().equalsIgnoreCase("Bearer"))
        .flatMap(credentials -> keys.byHash(new Secret(credentials.token()).hash()));
  }

  /** Makes a key and stores it (blocking). */
  public NewKey create(String name, Set<Scope> scopes, Optional<ChannelId> channel) {
    var secret = Secret.random();
    var key = key("key_" + Secret.randomText(ID_BYTES), name, secret, scopes, channel);
    keys.add(key);
    return new NewKey(key, secret);
  }

  /**
   * Sees to it that somebody can administer this server (blocking). A secret that was configured
   * becomes the only bootstrap key; without one, a key is made if no admin key exists.
   *
   * @return the secret to show to the operator, if one was made
   */
  public Optional<Secret> bootstrap(Optional<Secret> configured) {
    if (configured.isPresent()) {
      install(configured.get());
      return Optional.empty();
    }
    if (keys.all().stream().anyMatch(key -> key.scopes().contains(Scope.ADMIN))) {
      return Optional.empty();
    }
    var secret = Secret.random();
    install(secret);
    return Optional.of(secret);
  }

  private void install(Secret secret) {
    var known = keys.all().stream().filter(key -> key.id().equals(BOOTSTRAP_ID)).findFirst();
    if (known.isPresent() && known.get().hash().equals(secret.hash())) {
      return;
    }
    if (known.isPresent()) {
      keys.revoke(BOOTSTRAP_ID);
    }
    keys.add(key(BOOTSTRAP_ID, "bootstrap", secret, Set.of(Scope.ADMIN), Optional.empty()));
  }

  private ApiKey key(
      String id, String name, Secret secret, Set<Scope> scopes, Optional<ChannelId> channel) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new ApiKey(id, name, secret.hash(), scopes, channel, now);
  }
}
