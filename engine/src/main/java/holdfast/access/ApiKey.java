package holdfast.access;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is kept: only the hash of the secret is.
 *
 * @param id names the key in the API; tells nothing about the secret
 * @param hash lower-case hexadecimal SHA-256 of the secret
 * @param channel the only channel that it may act for, if it is bound to one
 */
public record ApiKey(
    String id,
    String name,
    String hash,
    Set<Scope> scopes,
    Optional<ChannelId> channel,
    Instant createdAt) {
  /** Keeps its own copy of the scopes. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the key has {@code scope}, or all of them. */
  public boolean allows(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
