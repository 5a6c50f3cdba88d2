package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Callers of a busy SKU share messages; each gets the reply to its own command. */
class CouriersTest {
  private static final SkuId SKU = new SkuId("sku");
  private static final SkuId OTHER = new SkuId("other");
  private static final int WAITING_MAX = 600;

  private record Sent(
      SkuId sku, List<StockCommand> commands, CompletableFuture<SkuReplies> promise) {
    /** Each command gets its own number as the version of its reply. */
    private void answer() {
      promise.complete(replies(commands));
    }

    private List<Long> numbers() {
      return commands.stream().map(CouriersTest::number).toList();
    }
  }

  private final List<Sent> sent = new ArrayList<>();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final Couriers couriers = new Couriers(this::send, tasks::add, WAITING_MAX);

  private CompletionStage<SkuReplies> send(SkuId sku, List<StockCommand> commands) {
    var message = new Sent(sku, List.copyOf(commands), new CompletableFuture<>());
    sent.add(message);
    return message.promise();
  }

  @Test
  void aCommandThatComesAloneGoesAtOnce() {
    var reply = carry(SKU, 1);
    runTasks();
    assertThat(sent).hasSize(1);
    assertThat(reply).isNotDone();
    answer(0);
    assertThat(reply).isCompletedWithValue(reply(1));
  }

  @Test
  void whatComesBeforeTheExecutorGetsToItGoesTogether() {
    carryAll(SKU, 1, 3);
    assertThat(sent).isEmpty();
    runTasks();
    assertThat(sent.stream().map(Sent::numbers)).containsExactly(List.of(1L, 2L, 3L));
  }

  @Test
  void whileAMessageIsUnderWayTheOthersGoTogetherWithTheNextInTheirOrder() {
    var replies = carryWhileOneIsUnderWay(4);
    assertThat(sent.stream().map(Sent::numbers)).containsExactly(List.of(1L));

    answer(0);
    assertThat(sent.stream().map(Sent::numbers)).containsExactly(List.of(1L), List.of(2L, 3L, 4L));
    assertThat(replies.get(0)).isCompletedWithValue(reply(1));
    assertThat(replies.get(1)).isNotDone();

    answer(1);
    for (int i = 0; i < replies.size(); i++) {
      assertThat(replies.get(i)).isCompletedWithValue(reply(i + 1));
    }
  }

  @Test
  void aSkuDoesNotWaitForAnother() {
    carryWhileOneIsUnderWay(5);
    carryAll(OTHER, 6, 6);
    runTasks();
    assertThat(sent.getLast().sku()).isEqualTo(OTHER);
    assertThat(sent.getLast().numbers()).containsExactly(6L);
  }

  @Test
  void aMessageHasItsLimitToo() {
    carryWhileOneIsUnderWay(301);
    answer(0);
    assertThat(sent.get(1).commands()).hasSize(256);
    answer(1);
    assertThat(sent.get(2).commands()).hasSize(44);
    assertThat(sent.get(2).numbers()).startsWith(258L).endsWith(301L);
  }

  @Test
  void beyondWhatMayWaitTheReplyIsBusyAtOnceAndNothingIsSent() {
    carryWhileOneIsUnderWay(1 + WAITING_MAX);
    assertThat(carry(SKU, 9999)).isCompletedWithValue(new SkuReply.Busy());
    assertThat(carry(OTHER, 1)).isNotDone();
    runTasks();

    for (int i = 0; i < sent.size(); i++) {
      answer(i);
    }
    assertThat(sent.stream().flatMap(message -> message.numbers().stream()))
        .doesNotContain(9999L)
        .hasSize(1 + WAITING_MAX + 1);
  }

  @Test
  void whoseMessageFailedLearnsThatTheOutcomeIsUnknownAndTheOthersGoOn() {
    var replies = carryWhileOneIsUnderWay(4);
    sent.getFirst().promise().completeExceptionally(new IllegalStateException("too late"));
    runTasks();
    assertThat(replies.get(0)).isCompletedWithValue(new SkuReply.OutcomeUnknown());
    answer(1);
    assertThat(replies.subList(1, 4)).allMatch(CompletableFuture::isDone);
    assertThat(replies.get(3)).isCompletedWithValue(reply(4));
  }

  @Test
  void afterARushACommandGoesAtOnceAgain() {
    carryWhileOneIsUnderWay(10);
    answer(0);
    answer(1);
    assertThat(sent).hasSize(2);
    carryAll(SKU, 11, 11);
    runTasks();
    assertThat(sent).hasSize(3);
  }

  @Test
  void whenManyCallAtOnceEveryCommandIsSentOnceAndAnswered() {
    var delivered = new ConcurrentLinkedQueue<Long>();
    var concurrent =
        new Couriers(
            (_, commands) ->
                CompletableFuture.supplyAsync(
                    () -> {
                      commands.forEach(command -> delivered.add(number(command)));
                      return replies(commands);
                    }),
            ForkJoinPool.commonPool(),
            WAITING_MAX * 10);
    var skus = List.of(SKU, OTHER, new SkuId("third"));
    var replies =
        IntStream.range(0, 5000)
            .parallel()
            .mapToObj(i -> concurrent.carry(skus.get(i % 3), command(i)).toCompletableFuture())
            .toList();
    for (int i = 0; i < replies.size(); i++) {
      assertThat(replies.get(i).join()).isEqualTo(reply(i));
    }
    assertThat(delivered).hasSize(5000).doesNotHaveDuplicates();
  }

  /** The first of {@code commands} is under way when the others come. */
  private List<CompletableFuture<SkuReply>> carryWhileOneIsUnderWay(int commands) {
    var replies = new ArrayList<CompletableFuture<SkuReply>>();
    replies.add(carry(SKU, 1));
    runTasks();
    replies.addAll(carryAll(SKU, 2, commands));
    return replies;
  }

  private List<CompletableFuture<SkuReply>> carryAll(SkuId sku, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(number -> carry(sku, number)).toList();
  }

  private CompletableFuture<SkuReply> carry(SkuId sku, int number) {
    return couriers.carry(sku, command(number)).toCompletableFuture();
  }

  private void answer(int message) {
    sent.get(message).answer();
    runTasks();
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private static StockCommand command(int number) {
    return Commands.release(String.valueOf(number));
  }

  private static long number(StockCommand command) {
    return Long.parseLong(((StockCommand.Release) command).id().value());
  }

  private static SkuReply reply(long number) {
    return new SkuReply.Found(Optional.empty(), number);
  }

  private static SkuReplies replies(List<StockCommand> commands) {
    return new SkuReplies(commands.stream().map(command -> reply(number(command))).toList());
  }
}
