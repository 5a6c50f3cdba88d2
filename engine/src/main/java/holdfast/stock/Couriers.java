package holdfast.stock;

import holdfast.catalog.SkuId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands to SKUs, several at a time. Reaching a SKU costs hops between actors, a timer, a
 * promise and a commit: a busy SKU's callers share them. The first command leaves as soon as the
 * executor gets to it, and takes along what has come by then; what arrives while it is under way
 * goes together with the next. So a message grows with the load by itself, and there is no timer
 * and no delay when there is none.
 */
final class Couriers {
  private static final int COMMANDS_PER_MESSAGE_MAX = 256;

  private final BiFunction<SkuId, List<StockCommand>, CompletionStage<SkuReplies>> send;
  private final Executor executor;
  private final int waitingMax;
  private final ConcurrentHashMap<SkuId, Courier> couriers = new ConcurrentHashMap<>();

  /**
   * Prepares for any number of SKUs.
   *
   * @param send delivers commands to a SKU; fails or replies to each
   * @param executor completes the callers' futures, away from the SKU's own thread
   * @param waitingMax commands that may wait for one SKU
   */
  Couriers(
      BiFunction<SkuId, List<StockCommand>, CompletionStage<SkuReplies>> send,
      Executor executor,
      int waitingMax) {
    this.send = send;
    this.executor = executor;
    this.waitingMax = waitingMax;
  }

  CompletionStage<SkuReply> carry(SkuId sku, StockCommand command) {
    var parcel = new Parcel(command, new CompletableFuture<>());
    couriers.compute(
        sku,
        (_, found) -> {
          var courier = found == null ? new Courier() : found;
          courier.accept(sku, parcel);
          return courier;
        });
    return parcel.reply();
  }

  private record Parcel(StockCommand command, CompletableFuture<SkuReply> reply) {}

  /**
   * One SKU's commands on this node. Guarded by the map's lock on its entry; gone when it rests.
   */
  private final class Courier {
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private boolean isLeaving;
    private boolean isUnderWay;

    private void accept(SkuId sku, Parcel parcel) {
      if (waiting.size() >= waitingMax) {
        parcel.reply().complete(new SkuReply.Busy());
        return;
      }
      waiting.add(parcel);
      if (!isUnderWay && !isLeaving) {
        isLeaving = true;
        executor.execute(() -> couriers.computeIfPresent(sku, (_, courier) -> courier.leave(sku)));
      }
    }

    private Courier leave(SkuId sku) {
      isLeaving = false;
      go(sku);
      return this;
    }

    private void go(SkuId sku) {
      var load = new ArrayList<Parcel>();
      var commands = new ArrayList<StockCommand>();
      while (!waiting.isEmpty() && load.size() < COMMANDS_PER_MESSAGE_MAX) {
        var parcel = waiting.remove();
        load.add(parcel);
        commands.add(parcel.command());
      }
      isUnderWay = true;
      var _ =
          send.apply(sku, commands)
              .whenCompleteAsync((replies, failure) -> back(sku, load, replies, failure), executor);
    }

    private @Nullable Courier goOn(SkuId sku) {
      isUnderWay = false;
      if (waiting.isEmpty()) {
        return null;
      }
      go(sku);
      return this;
    }
  }

  /** The next load leaves before the callers of this one go on with what they have to do. */
  private void back(
      SkuId sku, List<Parcel> load, @Nullable SkuReplies replies, @Nullable Throwable failure) {
    couriers.computeIfPresent(sku, (_, courier) -> courier.goOn(sku));
    for (int i = 0; i < load.size(); i++) {
      load.get(i)
          .reply()
          .complete(
              replies == null || failure != null
                  ? new SkuReply.OutcomeUnknown()
                  : replies.replies().get(i));
    }
  }
}
