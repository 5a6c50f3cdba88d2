package holdfast.stock;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One SKU, the only writer of its numbers. It collects the commands that arrive while its {@link
 * SkuLedger} writes, hands them over together when the write is done, and answers each only after
 * the commit. Its queue is bounded: beyond that it is busy, at once. When the ledger dies, callers
 * of the batch under way are told that the outcome is unknown, those who were queued that nothing
 * was done, and a new ledger replays the journal before anybody is answered again.
 */
final class SkuEntity extends AbstractBehavior<SkuMessage> {
  /** A batch of no more commands than this is a sign that the SKU is not under load. */
  private static final int QUIET_BATCH_MAX = 4;

  private enum Phase {
    RECOVERING,
    IDLE,
    WRITING,
    DOWN
  }

  private final SkuId id;
  private final SkuContext sku;
  private final TimerScheduler<SkuMessage> timers;
  private final ArrayDeque<SkuMessage.Ask> queue = new ArrayDeque<>();
  private final List<SkuMessage.Read> readers = new ArrayList<>();
  private List<SkuMessage.Ask> batch = List.of();
  private Phase phase = Phase.RECOVERING;
  private Stock stock = Stock.EMPTY;
  private Optional<Instant> armedFor = Optional.empty();
  private ActorRef<SkuLedger.Decide> ledger;
  private int queued;
  private long flushedAtNanos;
  private boolean isRetiring;

  private SkuEntity(
      SkuId id,
      SkuContext sku,
      ActorContext<SkuMessage> context,
      TimerScheduler<SkuMessage> timers) {
    super(context);
    this.id = id;
    this.sku = sku;
    this.timers = timers;
    this.ledger = startLedger();
  }

  static Behavior<SkuMessage> create(SkuId id, SkuContext sku) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new SkuEntity(id, sku, context, timers)));
  }

  @Override
  public Receive<SkuMessage> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<SkuMessage> receive(SkuMessage message) {
    switch (message) {
      case SkuMessage.Ask ask -> enqueue(ask);
      case SkuMessage.Read reader -> read(reader);
      case SkuMessage.Wake _ -> {}
      case SkuMessage.Retire _ -> isRetiring = true;
      case SkuMessage.Recovered recovered -> onRecovered(recovered);
      case SkuMessage.Flushed flushed -> onFlushed(flushed);
      case SkuMessage.SnapshotStored stored -> sku.feed().snapshotStored(id, stored.sequence());
      case SkuMessage.LedgerStopped _ -> onLedgerStopped();
      case SkuMessage.Restart _ -> ledger = startLedger();
      case SkuMessage.DeadlinePassed _ -> onDeadlinePassed();
    }
    if (phase == Phase.IDLE && (!queue.isEmpty() || isDue())) {
      flush();
    }
    var isDone = queue.isEmpty() && (phase == Phase.IDLE || phase == Phase.DOWN);
    return isRetiring && isDone ? Behaviors.stopped() : this;
  }

  private void enqueue(SkuMessage.Ask ask) {
    var commands = ask.commands().size();
    if (phase == Phase.DOWN) {
      ask.replyToEach(new SkuReply.Unavailable());
    } else if (queued + commands > sku.settings().queueMax()) {
      ask.replyToEach(new SkuReply.Busy());
    } else {
      queue.add(ask);
      count(commands);
    }
  }

  private void flush() {
    batch = new ArrayList<>();
    var commands = new ArrayList<StockCommand>();
    while (!queue.isEmpty()
        && (commands.isEmpty()
            || commands.size() + queue.peek().commands().size() <= sku.settings().batchMax())) {
      var ask = queue.remove();
      batch.add(ask);
      commands.addAll(ask.commands());
    }
    count(-commands.size());
    flushedAtNanos = System.nanoTime();
    phase = Phase.WRITING;
    ledger.tell(new SkuLedger.Decide(commands, commands.size() <= QUIET_BATCH_MAX));
  }

  private void count(int commands) {
    queued += commands;
    sku.meter().queued(commands);
  }

  private void onFlushed(SkuMessage.Flushed flushed) {
    var outcome = flushed.outcome();
    var more = outcome.stock().oversold() - stock.oversold();
    if (more > 0) {
      sku.meter().oversold(more);
    }
    stock = outcome.stock();
    phase = Phase.IDLE;
    sku.meter()
        .flushed(outcome.answers().size(), Duration.ofNanos(System.nanoTime() - flushedAtNanos));
    if (!outcome.committed().events().isEmpty()) {
      sku.feed().committed(id, flushed.sequence(), outcome.committed(), stock);
    }
    var answers = outcome.answers().iterator();
    for (var ask : batch) {
      var replies = new ArrayList<SkuReply>(ask.commands().size());
      ask.commands().forEach(_ -> replies.add(new SkuReply.Answered(answers.next())));
      ask.replyTo().tell(new SkuReplies(replies));
    }
    batch = List.of();
    armTimer();
  }

  private void onRecovered(SkuMessage.Recovered recovered) {
    stock = recovered.stock();
    phase = Phase.IDLE;
    sku.feed().recovered(id, recovered.sequence(), stock);
    readers.forEach(this::answer);
    readers.clear();
    armTimer();
  }

  private void onLedgerStopped() {
    phase = Phase.DOWN;
    sku.meter().journalFailed();
    count(-queued);
    batch.forEach(ask -> ask.replyToEach(new SkuReply.OutcomeUnknown()));
    queue.forEach(ask -> ask.replyToEach(new SkuReply.Unavailable()));
    readers.forEach(this::answer);
    batch = List.of();
    queue.clear();
    readers.clear();
    timers.startSingleTimer(new SkuMessage.Restart(), sku.settings().restartPause());
  }

  /** Timers run on another clock than deadlines: when that one was set back, it is too early. */
  private void onDeadlinePassed() {
    armedFor = Optional.empty();
    if (!isDue()) {
      armTimer();
    }
  }

  private ActorRef<SkuLedger.Decide> startLedger() {
    phase = Phase.RECOVERING;
    var child = getContext().spawnAnonymous(SkuLedger.create(id, getContext().getSelf(), sku));
    getContext().watchWith(child, new SkuMessage.LedgerStopped());
    return child;
  }

  private void read(SkuMessage.Read reader) {
    if (phase == Phase.RECOVERING) {
      readers.add(reader);
    } else {
      answer(reader);
    }
  }

  private void answer(SkuMessage.Read reader) {
    reader
        .replyTo()
        .tell(
            phase == Phase.DOWN
                ? new SkuReply.Unavailable()
                : switch (reader) {
                  case SkuMessage.Describe _ -> new SkuReply.Seen(SkuSummary.of(stock), List.of());
                  case SkuMessage.Look _ -> seen(sku.moment(id));
                  case SkuMessage.Publish _ -> published(sku.moment(id));
                  case SkuMessage.Consider(var command, _) ->
                      new SkuReply.Considered(StockRules.consider(stock, command, sku.moment(id)));
                  case SkuMessage.Explain explain ->
                      new SkuReply.Explained(
                          stock
                              .profile()
                              .map(
                                  _ ->
                                      AllocationRules.report(
                                          stock, explain.taker(), sku.moment(id))),
                          stock.version());
                  case SkuMessage.Find find ->
                      new SkuReply.Found(stock.reservation(find.reservation()), stock.version());
                });
  }

  private SkuReply.Seen seen(Moment moment) {
    return new SkuReply.Seen(SkuSummary.of(stock), AllocationRules.entitlements(stock, moment));
  }

  private SkuReply.Published published(Moment moment) {
    return new SkuReply.Published(
        seen(moment),
        stock.profile().map(_ -> AllocationRules.publication(stock, moment)),
        WindowRules.shownAtMost(stock, moment));
  }

  private boolean isDue() {
    return stock
        .earliestDeadline()
        .filter(deadline -> !sku.clock().instant().isBefore(deadline))
        .isPresent();
  }

  private void armTimer() {
    var deadline = stock.earliestDeadline();
    if (deadline.isPresent() && !deadline.equals(armedFor)) {
      var left = Duration.between(sku.clock().instant(), deadline.get()).plusMillis(1);
      timers.startSingleTimer(
          new SkuMessage.DeadlinePassed(), left.isNegative() ? Duration.ZERO : left);
      armedFor = deadline;
    }
  }
}
