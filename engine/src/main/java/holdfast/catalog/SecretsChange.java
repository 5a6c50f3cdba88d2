package holdfast.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * Secrets that are given to a store; what is not given stays as it is.
 *
 * @param webhookSecret becomes the newest; the one before it stays valid, an older one does not
 * @param at when they are given
 */
public record SecretsChange(
    Optional<String> webhookSecret, Optional<Credentials> credentials, Instant at) {
  /** Whether nothing is given. */
  public boolean isEmpty() {
    return webhookSecret.isEmpty() && credentials.isEmpty();
  }

  @Override
  public String toString() {
    return "SecretsChange[webhookSecret=%s, credentials=%s, at=%s]"
        .formatted(webhookSecret.isPresent(), credentials, at);
  }
}
