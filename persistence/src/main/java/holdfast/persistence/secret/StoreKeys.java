package holdfast.persistence.secret;

import holdfast.catalog.Credentials;
import holdfast.catalog.SecretsChange;
import holdfast.catalog.StoreSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store's secrets, unlocked.
 *
 * @param webhookSecrets the valid ones, the newest first
 * @param rotatedAt when they last changed
 * @param credentialsAt when the credentials last changed, where they were given since that is kept
 */
public record StoreKeys(
    List<String> webhookSecrets,
    Optional<Instant> rotatedAt,
    Optional<Credentials> credentials,
    Optional<Instant> credentialsAt) {
  /** No secrets. */
  public static final StoreKeys NONE =
      new StoreKeys(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The newest one, and the one before it while the platform still signs with that. */
  private static final int VALID_MAX = 2;

  /** Keeps its own copy. */
  public StoreKeys {
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /** These with what is given in place of what was. */
  public StoreKeys with(SecretsChange change) {
    var newest = change.webhookSecret().filter(secret -> !isNewest(secret));
    var opener = change.credentials().filter(other -> !credentials.equals(Optional.of(other)));
    return new StoreKeys(
        newest.map(this::rotated).orElse(webhookSecrets),
        newest.isPresent() ? Optional.of(change.at()) : rotatedAt,
        opener.or(() -> credentials),
        opener.isPresent() ? Optional.of(change.at()) : credentialsAt);
  }

  private boolean isNewest(String secret) {
    return !webhookSecrets.isEmpty() && webhookSecrets.getFirst().equals(secret);
  }

  private List<String> rotated(String newest) {
    return Stream.concat(Stream.of(newest), webhookSecrets.stream()).limit(VALID_MAX).toList();
  }

  /** These with none valid but the newest webhook secret. */
  public StoreKeys withoutPrevious(Instant at) {
    return webhookSecrets.size() < VALID_MAX
        ? this
        : new StoreKeys(webhookSecrets.subList(0, 1), Optional.of(at), credentials, credentialsAt);
  }

  /** What may be told about them. */
  public StoreSecrets.Summary summary() {
    return new StoreSecrets.Summary(
        webhookSecrets.size(), credentials.isPresent(), rotatedAt, credentialsAt);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
