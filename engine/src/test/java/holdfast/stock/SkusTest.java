package holdfast.stock;

import static holdfast.stock.Commands.define;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All SKUs behind their one door, in a {@link ClusterOfOne}. */
class SkusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final ClusterOfOne CLUSTER = new ClusterOfOne();
  private static final Skus SKUS = CLUSTER.skus(PATIENCE);

  private final SkuId sku = new SkuId("sku-" + NAMES.incrementAndGet());

  @AfterAll
  static void stop() {
    CLUSTER.close();
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
    assertThat(CLUSTER.persisted("sku|" + named)).hasSize(3);
  }

  @Test
  void aSkuThatNobodyDefinedSaysSo() {
    assertThat(says(SKUS.ask(sku, reserve("r1", 1)))).isEqualTo("UnknownSku[]");
    assertThat(reply(SKUS.look(sku)))
        .isEqualTo(new SkuReply.Seen(SkuSummary.of(Stock.EMPTY), List.of()));
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
    CLUSTER.clock().advance(Duration.ofMinutes(1));
    SKUS.wake(sku);
    awaitExpiry();
  }

  @Test
  void theSweepWakesSleepingSkusWithSomethingDue() {
    stock(1);
    reply(SKUS.ask(sku, reserve("r1", 1, 60)));
    putToSleep();
    CLUSTER.clock().advance(Duration.ofMinutes(1));
    var start = CLUSTER.clock().instant();
    DueIndex<SkuId> index =
        (now, _) -> now.isBefore(start) || hasExpired() ? List.of() : List.of(sku);
    SKUS.sweepExpired(
        CLUSTER.system(), index, CLUSTER.clock(), Runnable::run, Duration.ofMillis(50));
    awaitExpiry();
  }

  @Test
  void beyondTheWorkThatANodeCanHaveUnderWayTheAnswerIsBusyAtOnce() {
    stock(10);
    CLUSTER.gate().holdWrites();
    var underWay =
        IntStream.range(0, ClusterOfOne.IN_FLIGHT_MAX)
            .mapToObj(i -> SKUS.ask(sku, reserve("r" + i, 1)).toCompletableFuture())
            .toList();
    CLUSTER.gate().awaitArrival();
    assertThat(SKUS.inFlight()).isEqualTo(ClusterOfOne.IN_FLIGHT_MAX);

    assertThat(SKUS.ask(sku, reserve("one-more", 1)).toCompletableFuture())
        .isCompletedWithValue(new SkuReply.Busy());
    assertThat(SKUS.look(sku).toCompletableFuture()).isCompletedWithValue(new SkuReply.Busy());

    CLUSTER.gate().open();
    underWay.forEach(answer -> assertThat(says(answer)).isEqualTo("HELD main:1"));
    assertThat(SKUS.inFlight()).isZero();
    assertThat(says(SKUS.ask(sku, reserve("one-more", 1)))).isEqualTo("HELD main:1");
  }

  @Test
  void whoWaitsTooLongLearnsThatTheOutcomeIsUnknownAndMayAskAgain() {
    stock(1);
    CLUSTER.gate().holdWrites();
    var impatient = CLUSTER.skus(Duration.ofMillis(100));
    assertThat(reply(impatient.ask(sku, reserve("r1", 1))))
        .isEqualTo(new SkuReply.OutcomeUnknown());
    assertThat(impatient.inFlight()).isZero();
    CLUSTER.gate().open();
    assertThat(says(SKUS.ask(sku, reserve("r1", 1)))).isEqualTo("HELD main:1 (again)");
  }

  @Test
  void afterTheNodeHasStoppedThereIsStillAReply() {
    Skus skus;
    try (var cluster = new ClusterOfOne()) {
      skus = cluster.skus(PATIENCE);
      assertThat(says(skus.ask(sku, define()))).isEqualTo("CREATED");
    }
    assertThat(reply(skus.ask(sku, define()))).isEqualTo(new SkuReply.OutcomeUnknown());
    assertThat(reply(skus.look(sku))).isEqualTo(new SkuReply.OutcomeUnknown());
    assertThat(skus.inFlight()).isZero();
  }

  private void stock(int units) {
    reply(SKUS.ask(sku, define()));
    assertThat(says(SKUS.ask(sku, receipt("initial", "main", units)))).isEqualTo("main +" + units);
  }

  private void putToSleep() {
    reply(SKUS.look(new SkuId("the-next-" + sku)));
  }

  private long lives() {
    return CLUSTER.feed().all(RecordingFeed.Recovered.class).stream()
        .filter(recovered -> recovered.sku().equals(sku))
        .count();
  }

  private boolean hasExpired() {
    return CLUSTER.feed().all(RecordingFeed.Committed.class).stream()
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
