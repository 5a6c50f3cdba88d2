package holdfast.feed;

import holdfast.catalog.Store;
import java.util.concurrent.CompletionStage;

/** Brings files to stores that say where. Nothing fails. */
public interface FeedDelivery {
  /** Whether the store says where its files are to be brought; else it fetches them. */
  boolean isWanted(Store store);

  /** Brings a file; false when it did not arrive for certain. */
  CompletionStage<Boolean> deliver(Store store, Feed feed);
}
