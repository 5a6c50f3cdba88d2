package holdfast.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps stores and listings durably and an image of them in memory. Writing blocks for one database
 * transaction and fails with the directory's own unchecked exception when the database can't be
 * reached; the image has what was written before the call returns. Reading the image never blocks.
 */
public interface StoreDirectory {
  /**
   * The newest image that this node has. Changes made on another node show within a second or two.
   */
  StoreBook current();

  /**
   * Creates or changes a store, and the channel of the same id with it, and returns it with its new
   * version. The version of {@code wanted} is of no meaning.
   *
   * @throws SecretsLockedException when secrets are given and there is no key to lock them with
   */
  Store put(Store wanted, SecretsChange secrets);

  /**
   * Ends the validity of all webhook secrets of a store but the newest; false when there was none.
   */
  boolean dropPreviousWebhookSecret(ChannelId store, Instant at);

  /**
   * Creates or changes listings, all or none. The versions of {@code wanted} are of no meaning.
   *
   * @param wanted all of one store, with different ids
   */
  ListingsPut put(List<Listing> wanted);

  /**
   * Changes a listing unless somebody else has done so; false when it no longer is as it was. Its
   * variant stays.
   *
   * @param before as it was when {@code after} was made of it
   */
  boolean replace(Listing before, Listing after);

  /** Pauses a store; false when it is paused already, or there is none. */
  boolean pause(ChannelId store);

  /** Removes a listing; false when there is none. */
  boolean delete(ChannelId store, String listing);

  /**
   * Has somebody told of every change from now on, whoever made it, as soon as the image shows it.
   */
  void follow(Follower follower);

  /** Hears of changes. Calls must neither block nor throw. */
  @FunctionalInterface
  interface Follower {
    /**
     * These have changed.
     *
     * @param listings as they were and as they are; one that is gone as it was
     */
    void changed(Collection<ChannelId> stores, Collection<Listing> listings);
  }
}
