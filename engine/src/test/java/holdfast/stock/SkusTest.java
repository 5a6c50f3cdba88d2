package holdfast.stock;

import static holdfast.stock.Commands.define;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import holdfast.catalog.SkuId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All SKUs behind their one door, sharded in a cluster of one node that keeps only one SKU in
 * memory at a time: asking another one puts it to sleep.
 */
class SkusTest {
  private static final int IN_FLIGHT_MAX = 4;
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseResources("cluster-of-one.conf")
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ActorTestKit.applicationTestConfig()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
  private static final JournalGate GATE =
      new JournalGate((id, write) -> JOURNAL.persistForRecovery(id, write.getBatch()));
  private static final TestClock CLOCK = new TestClock();
  private static final RecordingFeed FEED = new RecordingFeed();
  private static final Skus SKUS = skus(Duration.ofSeconds(20));

  private final SkuId sku = new SkuId("sku-" + NAMES.incrementAndGet());

  @BeforeAll
  static void joinItself() {
    JOURNAL.withPolicy(GATE);
    var cluster = Cluster.get(KIT.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    Awaitility.await().until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Skus skus(Duration askTimeout) {
    var settings =
        new SkuSettings(
            100,
            100,
            IN_FLIGHT_MAX,
            askTimeout,
            LiveSku.RESTART_PAUSE,
            1000,
            10_000,
            Moment.Limits.DEFAULT);
    return Skus.start(
        KIT.system(),
        new SkuContext(settings, CLOCK, () -> MasterData.USUAL, FEED, SkuMeter.none()));
  }

  @Test
  void commandsAndQuestionsFindTheirSku() {
    stock(5);
    assertThat(says(SKUS.ask(sku, reserve("r1", 2)))).isEqualTo("HELD main:2");
    assertThat(reply(SKUS.look(sku)))
        .isInstanceOfSatisfying(
            SkuReply.Seen.class,
            seen -> {
              assertThat(seen.summary().profile()).contains(Commands.PROFILE);
              assertThat(seen.summary().sum(Shelf::available)).isEqualTo(3);
            });
    assertThat(reply(SKUS.find(sku, new ReservationId("r1"))))
        .isInstanceOfSatisfying(
            SkuReply.Found.class,
            found ->
                assertThat(found.reservation().map(Said::reservation)).contains("HELD main:2"));
    assertThat(SKUS.inFlight()).isZero();
  }

  @Test
  void skusDoNotShareUnitsOrIds() {
    stock(1);
    var other = new SkuId("other");
    reply(SKUS.ask(other, define()));
    reply(SKUS.ask(other, receipt("initial", "main", 1)));
    assertThat(says(SKUS.ask(sku, reserve("r1", 1)))).isEqualTo("HELD main:1");
    assertThat(says(SKUS.ask(other, reserve("r1", 1)))).isEqualTo("HELD main:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b|c", "%2F", "..", "$~", "sku|x", "?&=#+;:@", "\"'\\"})
  void aSkuMayBeNamedWithAnyVisibleCharacter(String text) {
    var named = new SkuId(text);
    reply(SKUS.ask(named, define()));
    reply(SKUS.ask(named, receipt("initial", "main", 1)));
    putToSleep();
    assertThat(says(SKUS.ask(named, reserve("r1", 1)))).isEqualTo("HELD main:1");
    assertThat(JOURNAL.persistedInStorage("sku|" + named)).hasSize(3);
  }

  @Test
  void aSkuThatNobodyDefinedSaysSo() {
    assertThat(says(SKUS.ask(sku, reserve("r1", 1)))).isEqualTo("UnknownSku[]");
    assertThat(reply(SKUS.look(sku))).isEqualTo(new SkuReply.Seen(SkuSummary.of(Stock.EMPTY)));
  }

  @Test
  void aSkuThatWasPutToSleepIsTheSameWhenItWakes() {
    stock(1);
    reply(SKUS.ask(sku, reserve("winner", 1)));
    putToSleep();

    assertThat(says(SKUS.ask(sku, reserve("late", 1))))
        .isEqualTo("InsufficientStock[requested=1, available=0]");
    assertThat(says(SKUS.ask(sku, reserve("winner", 1)))).isEqualTo("HELD main:1 (again)");
    assertThat(lives()).isEqualTo(2);
  }

  @Test
  void aSleepingSkuThatIsWokenExpiresWhatIsDue() {
    stock(1);
    reply(SKUS.ask(sku, reserve("r1", 1, 60)));
    putToSleep();
    CLOCK.advance(Duration.ofMinutes(1));
    SKUS.wake(sku);
    awaitExpiry();
  }

  @Test
  void theSweepWakesSleepingSkusWithSomethingDue() {
    stock(1);
    reply(SKUS.ask(sku, reserve("r1", 1, 60)));
    putToSleep();
    CLOCK.advance(Duration.ofMinutes(1));
    var start = CLOCK.instant();
    DueIndex index = (now, _) -> now.isBefore(start) || hasExpired() ? List.of() : List.of(sku);
    SKUS.sweepExpired(KIT.system(), index, CLOCK, Runnable::run, Duration.ofMillis(50));
    awaitExpiry();
  }

  @Test
  void beyondTheWorkThatANodeCanHaveUnderWayTheAnswerIsBusyAtOnce() {
    stock(10);
    GATE.holdWrites();
    var underWay =
        IntStream.range(0, IN_FLIGHT_MAX)
            .mapToObj(i -> SKUS.ask(sku, reserve("r" + i, 1)).toCompletableFuture())
            .toList();
    GATE.awaitArrival();
    assertThat(SKUS.inFlight()).isEqualTo(IN_FLIGHT_MAX);

    assertThat(SKUS.ask(sku, reserve("one-more", 1)).toCompletableFuture())
        .isCompletedWithValue(new SkuReply.Busy());
    assertThat(SKUS.look(sku).toCompletableFuture()).isCompletedWithValue(new SkuReply.Busy());

    GATE.open();
    underWay.forEach(answer -> assertThat(says(answer)).isEqualTo("HELD main:1"));
    assertThat(SKUS.inFlight()).isZero();
    assertThat(says(SKUS.ask(sku, reserve("one-more", 1)))).isEqualTo("HELD main:1");
  }

  @Test
  void whoWaitsTooLongLearnsThatTheOutcomeIsUnknownAndMayAskAgain() {
    stock(1);
    GATE.holdWrites();
    var impatient = skus(Duration.ofMillis(100));
    assertThat(reply(impatient.ask(sku, reserve("r1", 1))))
        .isEqualTo(new SkuReply.OutcomeUnknown());
    assertThat(impatient.inFlight()).isZero();
    GATE.open();
    assertThat(says(SKUS.ask(sku, reserve("r1", 1)))).isEqualTo("HELD main:1 (again)");
  }

  private void stock(int units) {
    reply(SKUS.ask(sku, define()));
    assertThat(says(SKUS.ask(sku, receipt("initial", "main", units)))).isEqualTo("main +" + units);
  }

  private void putToSleep() {
    reply(SKUS.look(new SkuId("the-next-" + sku)));
  }

  private long lives() {
    return FEED.all(RecordingFeed.Recovered.class).stream()
        .filter(recovered -> recovered.sku().equals(sku))
        .count();
  }

  private boolean hasExpired() {
    return FEED.all(RecordingFeed.Committed.class).stream()
        .filter(committed -> committed.sku().equals(sku))
        .flatMap(committed -> committed.batch().events().stream())
        .anyMatch(StockEvent.Expired.class::isInstance);
  }

  private void awaitExpiry() {
    Awaitility.await().until(this::hasExpired);
  }

  private static SkuReply reply(CompletionStage<SkuReply> stage) {
    return stage.toCompletableFuture().join();
  }

  private static String says(CompletionStage<SkuReply> stage) {
    return reply(stage) instanceof SkuReply.Answered(var answer) ? Said.of(answer) : "no answer";
  }
}
