package holdfast.sweep;

import static holdfast.sweep.SweepBench.SHOP;
import static holdfast.sweep.SweepBench.START;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.intake.Arrival;
import holdfast.intake.DeliverySource;
import holdfast.sweep.OrdersAnswer.Changed;
import holdfast.sweep.SweepJob.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: shops lose webhooks as they like, are away, busy, and have a clock of their own; in the end
 * every order is known as it is, and no change of one was brought in twice. Method: made-up days of
 * a shop, of which each change is told or lost, swept now and then.
 */
class LostWebhooksTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 120;
  private static final SweepRules RULES = new SweepRules(SweepRulesTest.SETTINGS);

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }

  private static final SweepMeter NOBODY =
      new SweepMeter() {
        @Override
        public void ended(SweepKind kind, SweepState state) {}

        @Override
        public void known(Map<ChannelId, StoreSweeps> sweeps) {}
      };

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void inTheEndEveryOrderIsKnownAndNoneTwice(long seed) {
    var day = new Day(seed);
    for (int i = 0; i < STEPS; i++) {
      day.step();
    }
    day.end();
    assertThat(day.bench.known).as("seed %d", seed).containsExactlyInAnyOrderEntriesOf(day.shop);
    assertThat(day.bench.kept)
        .as("seed %d", seed)
        .extracting(Arrival::sha256)
        .doesNotHaveDuplicates();
  }

  private static final class Day {
    private final Random random;
    private final SweepBench bench = new SweepBench();

    /** How far the shop's clock is off. */
    private final Duration skew;

    private final double lost;
    private final Map<String, Instant> shop = new TreeMap<>();
    private long second;

    Day(long seed) {
      random = new Random(seed);
      skew = Duration.ofSeconds(random.nextInt(-240, 7_200));
      lost = random.nextDouble();
      bench.orders = since -> answer(since);
    }

    /** In the order of their changes, all on the pages that follow. */
    private OrdersAnswer answer(Instant since) {
      var changed =
          shop.entrySet().stream()
              .filter(entry -> !entry.getValue().isBefore(since))
              .map(entry -> SweepBench.order(entry.getKey(), entry.getValue()))
              .sorted(Comparator.comparing(Changed::changedAt))
              .toList();
      var asked = bench.asked.getLast().split(" ", -1);
      var from = asked.length < 3 ? 0 : Integer.parseInt(asked[2]);
      var to = Math.min(changed.size(), from + 3);
      return switch (random.nextInt(12)) {
        case 0 -> new OrdersAnswer.Throttled(Duration.ofSeconds(2));
        case 1 -> new OrdersAnswer.Failed("it is away");
        default ->
            new OrdersAnswer.Page(
                changed.subList(Math.min(from, to), to),
                to < changed.size() ? Optional.of(String.valueOf(to)) : Optional.empty(),
                Duration.ZERO);
      };
    }

    void step() {
      second += random.nextInt(1, 200);
      bench.now = START.plusSeconds(second);
      if (random.nextInt(4) == 0) {
        bench.isAway = random.nextInt(5) == 0;
        sweep();
        bench.isAway = false;
      } else {
        change();
      }
    }

    private void change() {
      var id = String.valueOf(1 + random.nextInt(30));
      var at = START.plusSeconds(second).plus(skew);
      shop.put(id, at);
      if (random.nextDouble() >= lost) {
        bench.keep(SweepBench.arrival(DeliverySource.WEBHOOK, SweepBench.order(id, at), bench.now));
      }
    }

    private SweepState sweep() {
      var before = bench.of(SHOP, bench.now).of(SweepKind.ORDERS);
      var since = RULES.since(before, START);
      var job = new OrdersSweep(SweepBench.store(), bench, bench.ports(NOBODY), before, since);
      while (true) {
        if (job.step().toCompletableFuture().join() instanceof Step.Ended(var state)) {
          return state;
        }
      }
    }

    void end() {
      while (sweep().failures() > 0) {
        second++;
      }
    }
  }
}
