package holdfast.allocation;

/**
 * Keeps the policies durably and an image of them in memory. Writing blocks for one database
 * transaction and fails with the store's own unchecked exception when the database can't be
 * reached; reading the image never blocks.
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
  PolicyEntry put(PolicyLevel level, PolicyLayer layer);

  /** Silences {@code level}; false if it was silent. The image has it before this returns. */
  boolean delete(PolicyLevel level);
}
