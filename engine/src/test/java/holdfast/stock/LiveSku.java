package holdfast.stock;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
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
    var context = new SkuContext(settings, clock, () -> MasterData.USUAL, feed, meter);
    return kit.spawn(SkuEntity.create(ID, context));
  }

  /** Sends a command without waiting for the reply. */
  TestProbe<SkuReply> send(StockCommand command) {
    var probe = kit.<SkuReply>createTestProbe();
    send(command, probe);
    return probe;
  }

  void send(StockCommand command, TestProbe<SkuReply> probe) {
    entity.tell(new SkuMessage.Ask(List.of(command), kit.spawn(unpacking(probe))));
  }

  private static Behavior<SkuReplies> unpacking(TestProbe<SkuReply> probe) {
    return Behaviors.receiveMessage(
        together -> {
          together.replies().forEach(probe.getRef()::tell);
          return Behaviors.same();
        });
  }

  List<TestProbe<SkuReply>> send(List<StockCommand> commands) {
    return commands.stream().map(this::send).toList();
  }

  SkuReply ask(StockCommand command) {
    return send(command).receiveMessage();
  }

  /** The answer in the words of {@link Said}, or the name of the reply when it has none. */
  String says(StockCommand command) {
    return said(send(command));
  }

  static String said(TestProbe<SkuReply> probe) {
    return probe.receiveMessage() instanceof SkuReply.Answered(var answer)
        ? Said.of(answer)
        : "no answer";
  }

  TestProbe<SkuReply> sendLook() {
    var probe = kit.<SkuReply>createTestProbe();
    sendLook(probe);
    return probe;
  }

  void sendLook(TestProbe<SkuReply> probe) {
    entity.tell(new SkuMessage.Look(probe.getRef()));
  }

  SkuSummary look() {
    return sendLook().expectMessageClass(SkuReply.Seen.class).summary();
  }

  Optional<Reservation> find(String id) {
    Function<ActorRef<SkuReply>, SkuMessage> question =
        replyTo -> new SkuMessage.Find(new ReservationId(id), replyTo);
    var probe = kit.<SkuReply>createTestProbe();
    entity.tell(question.apply(probe.getRef()));
    return probe.expectMessageClass(SkuReply.Found.class).reservation();
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
    sendLook().receiveMessage();
    clock.advance(amount);
    passForTimersOnly(amount.plus(TICK));
  }

  void passForTimersOnly(Duration amount) {
    time.timePasses(amount);
  }

  TestProbe<SkuReply> probe() {
    return kit.createTestProbe();
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
