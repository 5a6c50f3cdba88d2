package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published numbers at every step of random histories, for every strategy (I7, I8). */
class RandomPublicationTest {
  private static final int SEEDS = 300;
  private static final int STEPS = 40;

  @ParameterizedTest
  @EnumSource
  void noUnitIsShownTwiceBeyondTheBudget(Strategy strategy) {
    var modes = new TreeSet<PublishingMode>();
    Seeds.check(
        SEEDS,
        random -> {
          var market = new Market(random, strategy);
          var outlets = outlets(market);
          for (int i = 0; i < STEPS; i++) {
            var publication = Publication.of(market.division(), outlets);
            modes.add(publication.mode());
            switch (publication.mode()) {
              case EXCLUSIVE -> checkExclusive(market, publication);
              case SHARED -> checkShared(market, publication);
            }
            checkNobodySeesMoreThanItMayTake(market, publication);
            var buyer = market.anybody();
            market.take(buyer, market.upTo(market.division().allowance(buyer).units()));
            if (market.chance(40)) {
              market.happens();
            }
          }
        });
    assertThat(modes).as("modes met").containsExactly(PublishingMode.values());
  }

  @ParameterizedTest
  @EnumSource
  void ifEverybodyHasAnOutletExclusiveLeavesNothingIdle(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random -> {
          var market = new Market(random, strategy);
          var outlets = new ArrayList<Outlet>();
          market.takers().forEach(taker -> outlets.add(window(taker, outlets.size())));
          for (int i = 0; i < STEPS; i++) {
            var division = market.division();
            var shown = ExclusiveSplit.of(division, outlets);
            assertThat(Arrays.stream(shown).sum()).as("%s", market).isEqualTo(division.grantable());
            for (int j = 0; j < shown.length; j++) {
              assertThat(shown[j])
                  .as("%s shows what is kept for it: %s", outlets.get(j), market)
                  .isGreaterThanOrEqualTo(division.keptFor(outlets.get(j).taker()));
            }
            market.happens();
          }
        });
  }

  /** So that a SKU that is not guarded need not look at channels that have no window. */
  @ParameterizedTest
  @EnumSource
  void whereNothingCanBeExclusiveNobodyTakesAnythingFromAWindow(Strategy strategy) {
    var compared = new AtomicInteger();
    Seeds.check(
        SEEDS,
        random -> {
          var market = new Market(random, strategy);
          var outlets = outlets(market);
          var windows = outlets.stream().filter(Outlet.Window.class::isInstance).toList();
          for (int i = 0; i < STEPS && !market.policy().canBeExclusive(); i++) {
            var all = Publication.of(market.division(), outlets).units();
            var alone = Publication.of(market.division(), windows).units();
            alone.forEach(
                (of, units) -> assertThat(units).as("%s: %s", of, market).isEqualTo(all.get(of)));
            compared.addAndGet(alone.size());
            market.happens();
          }
        });
    assertThat(compared).as("numbers compared").hasPositiveValue();
  }

  private static void checkExclusive(Market market, Publication publication) {
    var offered = publication.units().values().stream().mapToLong(Long::longValue).sum();
    assertThat(offered + market.promised())
        .as("shown, drawn on, held and committed: %s", market)
        .isLessThanOrEqualTo(market.onHand());
    assertThat(publication.exposure()).isZero();
  }

  private static void checkShared(Market market, Publication publication) {
    var available = market.division().pool().available();
    assertThat(publication.exposure()).isEqualTo(Math.max(0, publication.shown() - available));
    market
        .policy()
        .exposureBudget()
        .ifPresent(
            budget -> {
              assertThat(publication.exposure()).as("%s", market).isLessThanOrEqualTo(budget);
              assertThat(available).as("%s", market).isGreaterThan(budget);
            });
  }

  private static void checkNobodySeesMoreThanItMayTake(Market market, Publication publication) {
    publication
        .units()
        .forEach(
            (outlet, units) ->
                assertThat(units)
                    .as("%s: %s", outlet, market)
                    .isBetween(0L, market.division().allowance(outlet.taker()).units()));
  }

  private static List<Outlet> outlets(Market market) {
    var outlets = new ArrayList<Outlet>();
    var count = market.upTo(8);
    for (int i = 0; i < count; i++) {
      var taker = market.anybody();
      outlets.add(
          market.chance(70) ? window(taker, i) : new Outlet.Counter(new ChannelId("c" + i), taker));
    }
    return outlets;
  }

  private static Outlet window(Taker taker, int number) {
    return new Outlet.Window(new ChannelId("s" + number), "variant", taker);
  }
}
