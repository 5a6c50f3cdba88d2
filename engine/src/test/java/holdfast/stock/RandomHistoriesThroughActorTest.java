package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The random histories of {@link RandomHistoriesTest} through the real actor, which is stopped and
 * started again in between: from its journal, and from snapshots that come often. How it groups the
 * commands is its own affair; with the same groups the pure core must give the same answers, the
 * same events and the same state.
 */
class RandomHistoriesThroughActorTest {
  private static final int SEEDS = 12;

  @Test
  void theActorAnswersAndEndsLikeThePureCore() {
    var one = Long.getLong("seed");
    (one == null ? LongStream.range(0, SEEDS) : LongStream.of(one))
        .forEach(
            seed -> Seeded.check(seed, RandomHistory.of(seed), history -> live(seed, history), 50));
  }

  private static void live(long seed, History history) {
    var random = new Random(seed);
    var twin = new Twin();
    try (var sku = new LiveSku(LiveSku.settings(1000, 4, 10, 20, History.LIMITS))) {
      var moments = history.moments();
      for (int i = 0; i < moments.size(); i++) {
        sku.clock().setTo(moments.get(i).now());
        var commands = history.steps().get(i).commands();
        var replies = askInMessages(sku, commands, random);
        sku.wake();
        awaitQuiet(sku);
        assertThat(replies)
            .isEqualTo(twin.replies(commands, sku.meter().batches(), moments.get(i)));
        assertThat(sku.look()).isEqualTo(SkuSummary.of(twin.stock));
        if (random.nextInt(10) == 0) {
          sku.restart();
          awaitQuiet(sku);
          assertThat(sku.feed().all(RecordingFeed.Recovered.class).getLast().stock())
              .isEqualTo(twin.stock);
        }
      }
      assertThat(sku.persisted()).isEqualTo(twin.journal);
    }
  }

  /** In messages of one, two or three commands, without waiting for one before the next. */
  private static List<SkuReply> askInMessages(
      LiveSku sku, List<StockCommand> commands, Random random) {
    var inboxes = new ArrayList<Inbox>();
    for (int from = 0; from < commands.size(); ) {
      int to = Math.min(commands.size(), from + 1 + random.nextInt(3));
      inboxes.add(sku.sendTogether(commands.subList(from, to)));
      from = to;
    }
    return inboxes.stream().flatMap(inbox -> inbox.nextTogether().stream()).toList();
  }

  /** Every command is answered by now; what is due expires without one, in batches of its own. */
  private static void awaitQuiet(LiveSku sku) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                sku.look()
                    .earliestDeadline()
                    .filter(deadline -> !deadline.isAfter(sku.clock().instant()))
                    .isEmpty());
  }

  /** The pure core, fed with the groups that the actor made. */
  private static final class Twin {
    private final List<StockEvent.Committed> journal = new ArrayList<>();
    private Stock stock = Stock.EMPTY;
    private int batchesSeen;

    private List<SkuReply> replies(
        List<StockCommand> commands, List<Integer> batches, Moment moment) {
      var replies = new ArrayList<SkuReply>();
      for (var size : batches.subList(batchesSeen, batches.size())) {
        var group = commands.subList(replies.size(), replies.size() + size);
        var outcome = StockRules.decide(stock, group, moment);
        stock = outcome.stock();
        if (!outcome.committed().events().isEmpty()) {
          journal.add(outcome.committed());
        }
        outcome.answers().forEach(answer -> replies.add(new SkuReply.Answered(answer)));
      }
      batchesSeen = batches.size();
      return replies;
    }
  }
}
