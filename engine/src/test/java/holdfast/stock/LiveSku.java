package holdfast.stock;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;

/**
 * One SKU as a real actor on a journal in memory. Time passes only when a test says so, for the
 * clock and for timers; the journal's writes can be held at a {@link JournalGate}.
 */
final class LiveSku implements AutoCloseable {
  static final Duration RESTART_PAUSE = Duration.ofSeconds(3);
  static final Duration TICK = Duration.ofMillis(1);

  /** Settings that a test need not think about. */
  static final SkuSettings ROOMY = settings(1000, 500, 1000, 10_000, Moment.Limits.DEFAULT);

  private static final SkuId ID = new SkuId("TEE-RED-M");
  private static final String PERSISTENCE_ID = "sku|TEE-RED-M";

  private final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ActorTestKit.applicationTestConfig()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final SnapshotTestKit snapshots = SnapshotTestKit.create(kit.system());
  private final TestClock clock = new TestClock();
  private final RecordingFeed feed = new RecordingFeed();
  private final RecordingMeter meter = new RecordingMeter();
  private final JournalGate gate =
      new JournalGate((id, write) -> journal.persistForRecovery(id, write.getBatch()));
  private final SkuSettings settings;
  private ActorRef<SkuMessage> entity;

  /** A defined SKU with some units in main. */
  static LiveSku with(int units) {
    return with(units, ROOMY);
  }

  static LiveSku with(int units, SkuSettings settings) {
    var sku = new LiveSku(settings);
    sku.says(Commands.define());
    sku.says(Commands.receipt("initial", "main", units));
    return sku;
  }

  /** A SKU that nobody has defined. */
  LiveSku(SkuSettings settings) {
    this.settings = settings;
    journal.withPolicy(gate);
    entity = spawn();
  }

  static SkuSettings settings(
      int queueMax, int batchMax, int snapshotAfter, int snapshotAtLatest, Moment.Limits limits) {
    return new SkuSettings(
        queueMax,
        batchMax,
        1000,
        Duration.ofSeconds(5),
        RESTART_PAUSE,
        snapshotAfter,
        snapshotAtLatest,
        limits);
  }

  private ActorRef<SkuMessage> spawn() {
    var context =
        new SkuContext(
            settings,
            clock,
            () -> MasterData.USUAL,
            StoreBook::empty,
            PolicyBook::empty,
            feed,
            meter);
    return kit.spawn(SkuEntity.create(ID, context));
  }

  Inbox inbox() {
    return new Inbox(kit);
  }

  /** Sends a command without waiting for the reply. */
  Inbox send(StockCommand command) {
    var inbox = inbox();
    send(command, inbox);
    return inbox;
  }

  void send(StockCommand command, Inbox inbox) {
    entity.tell(new SkuMessage.Ask(List.of(command), inbox.forCommands()));
  }

  /** Sends commands one by one. */
  List<Inbox> send(List<StockCommand> commands) {
    return commands.stream().map(this::send).toList();
  }

  /** Sends commands in one message. */
  Inbox sendTogether(List<StockCommand> commands) {
    var inbox = inbox();
    entity.tell(new SkuMessage.Ask(commands, inbox.forCommands()));
    return inbox;
  }

  SkuReply ask(StockCommand command) {
    return send(command).next();
  }

  /** The answer in the words of {@link Said}. */
  String says(StockCommand command) {
    return send(command).said();
  }

  Inbox sendLook() {
    var inbox = inbox();
    sendLook(inbox);
    return inbox;
  }

  void sendLook(Inbox inbox) {
    entity.tell(new SkuMessage.Look(inbox.forQuestions()));
  }

  SkuSummary look() {
    return sendLook().seen();
  }

  Optional<Reservation> find(String id) {
    var inbox = inbox();
    entity.tell(new SkuMessage.Find(new ReservationId(id), inbox.forQuestions()));
    return ((SkuReply.Found) inbox.next()).reservation();
  }

  void wake() {
    entity.tell(new SkuMessage.Wake());
  }

  void retire() {
    entity.tell(new SkuMessage.Retire());
  }

  /** Ends it where it stands, whatever is under way. */
  void kill() {
    kit.stop(entity);
  }

  void awaitStopped() {
    kit.createTestProbe().expectTerminated(entity);
  }

  /** Comes to life again, with nothing but what the journal and the snapshots have. */
  void start() {
    entity = spawn();
  }

  void restart() {
    retire();
    awaitStopped();
    start();
  }

  /**
   * Time passes for the clock, and for timers a tick longer, as they are set to a tick after the
   * deadline. Before, the SKU must have come to the end of what it was doing: it may set a timer
   * after it has answered.
   */
  void pass(Duration amount) {
    sendLook().next();
    clock.advance(amount);
    passForTimersOnly(amount.plus(TICK));
  }

  void passForTimersOnly(Duration amount) {
    time.timePasses(amount);
  }

  List<StockEvent.Committed> persisted() {
    return journal.persistedInStorage(PERSISTENCE_ID).stream()
        .map(StockEvent.Committed.class::cast)
        .toList();
  }

  /** Each persisted batch in the words of {@link Said}. */
  List<List<String>> persistedInWords() {
    return persisted().stream()
        .map(batch -> batch.events().stream().map(Said::of).toList())
        .toList();
  }

  Stock replayed() {
    var stock = Stock.EMPTY;
    for (var batch : persisted()) {
      stock = stock.apply(batch);
    }
    return stock;
  }

  List<Stock> storedSnapshots() {
    return snapshots.persistedInStorage(PERSISTENCE_ID).stream()
        .map(stored -> (Stock) stored.second())
        .toList();
  }

  TestClock clock() {
    return clock;
  }

  RecordingFeed feed() {
    return feed;
  }

  RecordingMeter meter() {
    return meter;
  }

  JournalGate gate() {
    return gate;
  }

  PersistenceTestKit journal() {
    return journal;
  }

  SnapshotTestKit snapshots() {
    return snapshots;
  }

  @Override
  public void close() {
    gate.open();
    kit.shutdownTestKit();
  }
}
