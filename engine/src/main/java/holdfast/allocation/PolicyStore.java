package holdfast.allocation;

import java.util.Optional;

/**
 * Keeps the policies durably and an image of them in memory. Writing blocks for one database
 * transaction and fails with the store's own unchecked exception when the database can't be
 * reached; reading the image never blocks. The transaction that changes a level also begins the
 * {@link Rollout} of the change.
 */
public interface PolicyStore {
  /**
   * The newest image that this node has. Changes made on another node show within a second or two.
   */
  PolicyBook current();

  /**
   * Has {@code level} say {@code layer}, which must be without problems, and nothing else; the
   * image has it before this returns.
   */
  PolicyChange put(PolicyLevel level, PolicyLayer layer);

  /**
   * Silences {@code level} and says what takes this to the SKUs; nothing if the level was silent.
   * The image has it before this returns.
   */
  Optional<Rollout> delete(PolicyLevel level);
}
