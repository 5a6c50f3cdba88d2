package holdfast.stock;

import holdfast.catalog.SkuId;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one SKU: decides a batch, stores what it led to as one event in one row, and tells
 * its {@link SkuEntity} afterwards. It dies when a write fails, so that the next one replays the
 * truth before it decides again.
 */
final class SkuLedger extends EventSourcedBehavior<SkuLedger.Decide, StockEvent.Committed, Stock> {
  /** Decide these commands together; {@code isQuiet} when the SKU is not under load. */
  record Decide(List<StockCommand> commands, boolean isQuiet) {}

  /** The first part of every SKU's persistence id in the journal. */
  static final String ENTITY_TYPE = "sku";

  private final SkuId id;
  private final ActorContext<Decide> context;
  private final ActorRef<SkuMessage> entity;
  private final SkuContext sku;
  private StockRules.@Nullable Outcome decided;
  private boolean isQuiet;
  private long eventsSinceSnapshot;

  private SkuLedger(
      SkuId id, ActorContext<Decide> context, ActorRef<SkuMessage> entity, SkuContext sku) {
    super(PersistenceId.ofUniqueId(ENTITY_TYPE + "|" + id));
    this.id = id;
    this.context = context;
    this.entity = entity;
    this.sku = sku;
  }

  static Behavior<Decide> create(SkuId id, ActorRef<SkuMessage> entity, SkuContext sku) {
    return Behaviors.setup(context -> new SkuLedger(id, context, entity, sku));
  }

  @Override
  public Stock emptyState() {
    return Stock.EMPTY;
  }

  @Override
  public CommandHandler<Decide, StockEvent.Committed, Stock> commandHandler() {
    return (stock, batch) -> {
      var outcome = StockRules.decide(stock, batch.commands(), sku.moment(id));
      decided = outcome;
      isQuiet = batch.isQuiet();
      var effect =
          outcome.committed().events().isEmpty()
              ? Effect().none()
              : Effect().persist(outcome.committed());
      return effect.thenRun(
          after -> entity.tell(new SkuMessage.Flushed(outcome, lastSequenceNumber(context))));
    };
  }

  /** What was just decided need not be computed twice; what is replayed must be. */
  @Override
  @SuppressWarnings("ReferenceEquality") // The very object that was persisted, or another event.
  public EventHandler<Stock, StockEvent.Committed> eventHandler() {
    return (stock, committed) -> {
      eventsSinceSnapshot += committed.events().size();
      return decided != null && decided.committed() == committed
          ? decided.stock()
          : stock.apply(committed);
    };
  }

  /**
   * A snapshot costs as much as there are reservations and holds the SKU up while it is stored, so
   * it waits for a quiet moment, and for as many events as the state has entries.
   */
  @Override
  public boolean shouldSnapshot(Stock stock, StockEvent.Committed committed, long sequence) {
    var settings = sku.settings();
    var isWorthIt =
        eventsSinceSnapshot
            >= Math.max(settings.snapshotAfter(), stock.reservations().byId().size());
    return (isQuiet && isWorthIt) || eventsSinceSnapshot >= settings.snapshotAtLatest();
  }

  @Override
  public SignalHandler<Stock> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            stock -> entity.tell(new SkuMessage.Recovered(stock, lastSequenceNumber(context))))
        .onSignal(
            SnapshotCompleted.class,
            (stock, completed) -> {
              eventsSinceSnapshot = 0;
              entity.tell(
                  new SkuMessage.SnapshotStored(completed.getSnapshotMetadata().sequenceNr()));
            })
        .build();
  }
}
