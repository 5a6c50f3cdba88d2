package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A platform's API, as far as numbers are concerned: the port to it. No call fails or blocks: what
 * goes wrong is an answer. It keeps nothing between calls, knows of no retries and never waits on
 * its own account. Thread-safe.
 */
public interface ShopConnector {
  /** How the store's platform wants to be called. */
  Manners manners(Store store);

  /** Listings whose numbers may stand in one call have the same group. */
  String group(Store store, Listing listing);

  /** Tells a store numbers: at most {@link Manners#batchMax}, all of one group. */
  CompletionStage<PushAnswer> push(Store store, Push push);

  /**
   * Asks a store what it shows: at most {@link Manners#readMax}; listings that it does not know are
   * left out of the answer.
   */
  CompletionStage<ReadAnswer> read(Store store, List<Listing> listings);

  /**
   * What a platform can take.
   *
   * @param batchMax most numbers in one call
   * @param readMax most numbers to ask for at once: so many as the platform answers in one call,
   *     since of a longer question all is asked again when the budget ends in the middle of it
   * @param callsInFlight most calls at the same time
   * @param comparesAndSets whether it refuses a number when it shows another one than expected
   */
  record Manners(int batchMax, int readMax, int callsInFlight, boolean comparesAndSets) {
    /** As many may be asked for as may be told. */
    public Manners(int batchMax, int callsInFlight, boolean comparesAndSets) {
      this(batchMax, batchMax, callsInFlight, comparesAndSets);
    }
  }
}
