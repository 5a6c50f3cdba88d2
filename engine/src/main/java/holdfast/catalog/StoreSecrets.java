package holdfast.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores' secrets, read from an image in memory: reading never blocks. */
public interface StoreSecrets {
  /**
   * What the store's webhooks may be signed with, the newest first: at most two, since a platform
   * goes on signing with the old one for a while. None when nobody gave one.
   */
  List<byte[]> webhookSecrets(ChannelId store);

  /** What opens the store's API, if somebody gave it. */
  Optional<Credentials> credentials(ChannelId store);

  /** What may be told about the store's secrets. */
  Summary summary(ChannelId store);

  /**
   * What is there, without any of it.
   *
   * @param webhookSecrets how many are valid
   * @param credentials whether there are any
   * @param rotatedAt when a webhook secret was last replaced or dropped, or the first one given
   * @param credentialsAt when the credentials of today were given, if that is known
   */
  record Summary(
      int webhookSecrets,
      boolean credentials,
      Optional<Instant> rotatedAt,
      Optional<Instant> credentialsAt) {
    /** Of a store without secrets. */
    public static final Summary NONE = new Summary(0, false, Optional.empty(), Optional.empty());
  }
}
