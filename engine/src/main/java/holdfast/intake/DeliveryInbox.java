package holdfast.intake;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where deliveries are kept until somebody has acted on them. What is written together is committed
 * together. Stages fail with {@link java.util.concurrent.RejectedExecutionException} when too much
 * waits to be written, and with the inbox's own unchecked exception when it can't be.
 */
public interface DeliveryInbox {
  /** Keeps a delivery; completes when it is on the medium. */
  CompletionStage<Kept> keep(Arrival arrival);

  /** Records what became of a delivery that waited; completes when it is on the medium. */
  CompletionStage<Void> settle(String id, Outcome outcome);

  /** Records that an attempt was in vain, so that the count outlives a crash. */
  CompletionStage<Void> failed(String id, int attempts, String why);

  /** A delivery with its body, if it still waits to be worked on (blocking). */
  Optional<Waiting> waiting(String id);

  /**
   * Takes hold of deliveries that wait and are not another node's, in the order in which they came
   * (blocking). Another node's are taken when it has not been heard of for a while.
   *
   * @param after the last id of the page before, or empty
   */
  List<Ticket> take(String after, int most, Instant now);

  /**
   * Whether deliveries of a store are still to be worked on, of those that came until then
   * (blocking).
   */
  boolean isWaiting(ChannelId store, Instant until);

  /**
   * A delivery that was kept.
   *
   * @param id its own, or that of the first one when this is a duplicate
   * @param isFirst nothing was heard before of the order that it is about
   */
  record Kept(String id, boolean isDuplicate, boolean isFirst) {}

  /** A delivery that waits. */
  record Waiting(Delivered delivered, StoredBody body) {}
}
