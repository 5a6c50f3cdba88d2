package holdfast.catalog;

import java.util.Optional;

/**
 * Keeps the master data durably and an image of it in memory. Writing blocks for one database
 * transaction and fails with the store's own unchecked exception when the database can't be
 * reached; reading the image never blocks.
 */
public interface CatalogStore {
  /**
   * The newest image that this node has. Changes made on another node show within a second or two.
   */
  Catalog current();

  /**
   * Creates or changes a location and returns it with its new version; the image has it before this
   * returns.
   */
  Location put(LocationId id, String name, int priority, Service service);

  /**
   * Creates or changes a channel and returns it with its new version; the image has it before this
   * returns.
   */
  Channel put(ChannelId id, String name, Optional<RetailerId> retailer);

  /**
   * Creates or changes a retailer and returns it with its new version; the image has it before this
   * returns.
   */
  Retailer put(RetailerId id, String name);
}
