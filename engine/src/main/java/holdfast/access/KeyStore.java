package holdfast.access;

import java.util.List;
import java.util.Optional;

/**
 * Keeps API keys durably and an image of them in memory. Writing blocks for one database
 * transaction and fails with the store's own unchecked exception when the database can't be
 * reached; reading the image never blocks.
 */
public interface KeyStore {
  /** The key whose secret has this hash, unless it was revoked. */
  Optional<ApiKey> byHash(String hash);

  /** All keys that were not revoked, by time of creation. */
  List<ApiKey> all();

  /** Adds a key. */
  void add(ApiKey key);

  /** Revokes a key for good; false when there is none with this id. */
  boolean revoke(String id);
}
