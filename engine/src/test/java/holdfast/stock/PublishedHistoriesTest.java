package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Outlet;
import holdfast.allocation.Policies;
import holdfast.allocation.PolicyBook;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.PublishingMode;
import holdfast.allocation.PublishingRule;
import holdfast.allocation.Taker;
import holdfast.catalog.ChannelId;
import holdfast.catalog.RetailerId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever happens to a SKU, what its shops should show is never more than what is there
 * (I8), and every number names a rule that explains it (I9). The numbers are read as a client reads
 * them. A failing history names its seed; {@code -Dseed=…} runs it alone.
 */
class PublishedHistoriesTest {
  private static final int SEEDS = Integer.getInteger("seeds", 200);
  private static final int STEPS = 60;
  private static final String[] RETAILERS = {"A", "B", "C"};
  private static final List<String> TAKERS = List.of("own", "A", "B", "C");
  private static final List<String> POLICIES =
      List.of(
          "DYNAMIC_POOL",
          "DYNAMIC_POOL budget=6 threshold=3",
          "DYNAMIC_POOL mode=EXCLUSIVE reserve=5 buffer=2",
          "HYBRID mode=EXCLUSIVE reserve=4 threshold=5 : A 8-20, B 5-, C 3-6",
          "HYBRID budget=5 buffer=2 : A 10-, B 10-30, C -12",
          "HYBRID rebalance=receipt threshold=8 : A 6-9, B 6-9",
          "EQUAL_SPLIT mode=EXCLUSIVE reserve=3",
          "PROPORTIONAL budget=9",
          "PRIORITY_TIERS mode=EXCLUSIVE : A #1 6, B #2 6, C #2 4");

  @Test
  void noUnitIsOfferedTwiceThatTheRulesDoNotAllow() {
    var seen = new TreeSet<String>();
    for (var seed : seeds().toArray()) {
      try {
        new Play(new Random(seed), seen).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("replay it with -Dseed=" + seed, e);
      }
    }
    if (seeds().count() > 1) {
      assertThat(seen)
          .as("the histories get everywhere")
          .contains("SHARED ENTITLEMENT", "SHARED EXPOSURE_BUDGET", "EXCLUSIVE EXPOSURE_BUDGET")
          .contains("EXCLUSIVE EXCLUSIVE", "EXCLUSIVE DEACTIVATION_THRESHOLD")
          .contains("SHARED to EXCLUSIVE", "EXCLUSIVE to SHARED");
    }
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }

  private static Outlet window(String who, int number) {
    return new Outlet.Window(new ChannelId(who + number), "listing", taker(who));
  }

  private static Taker taker(String who) {
    return Taker.of(who.equals("own") ? Optional.empty() : Optional.of(new RetailerId(who)));
  }

  /** One history. */
  private static final class Play {
    private final Random random;
    private final Set<String> seen;
    private final TheSku sku = TheSku.sku().in(MasterData.withRetailers(RETAILERS));
    private final List<Outlet> outlets =
        List.of(
            window("A", 1),
            window("A", 2),
            window("B", 1),
            window("C", 1),
            window("own", 1),
            new Outlet.Counter(new ChannelId("web"), taker("own")),
            new Outlet.Counter(new ChannelId("B-shop"), taker("B")));
    private PolicyBook policies = PolicyBook.empty();
    private int version;
    private int counter;

    private Play(Random random, Set<String> seen) {
      this.random = random;
      this.seen = seen;
    }

    private void run() {
      sku.with("main", 10 + random.nextInt(30)).with("east", 1 + random.nextInt(6));
      var mode = PublishingMode.SHARED;
      for (int i = 0; i < STEPS; i++) {
        var isNewPolicy = random.nextInt(15) == 0;
        if (isNewPolicy) {
          version++;
          policies = Policies.book(version, one(POLICIES), RETAILERS);
          sku.under(policies);
        }
        sku.at(2L * i).ask(command());
        var report = AllocationRules.publication(sku.stock(), outlets, sku.moment());
        check(report);
        if (!isNewPolicy && mode != report.mode()) {
          seen.add(mode + " to " + report.mode());
        }
        mode = report.mode();
      }
    }

    private StockCommand command() {
      counter++;
      var id = "r" + (1 + random.nextInt(counter));
      return switch (random.nextInt(12)) {
        case 0 -> Commands.receipt("m" + counter, "main", 1 + random.nextInt(15));
        case 1 -> Commands.count("m" + counter, one(List.of("main", "east")), random.nextInt(40));
        case 2 -> Commands.release(id);
        case 3, 4 -> Commands.confirm(id, "o");
        case 5 -> Commands.shipment("m" + counter, "main", id, 1 + random.nextInt(4));
        case 6 -> Commands.rebalance("b" + counter);
        default -> {
          var shop = MarketOfRetailers.shop(one(TAKERS));
          yield Commands.reserve("r" + counter, shop, 1 + random.nextInt(9), 25);
        }
      };
    }

    private void check(PublicationReport report) {
      var stock = sku.stock();
      assertThat(report.available()).isEqualTo(stock.available());
      var offered = report.places().stream().mapToLong(PublicationReport.Place::units).sum();
      switch (report.mode()) {
        case EXCLUSIVE -> checkExclusive(report, offered);
        case SHARED -> checkShared(report);
      }
      for (var place : report.places()) {
        seen.add(report.mode() + " " + place.rule());
        checkGrantable(place);
      }
      assertThat(report.isBelowThreshold())
          .isEqualTo(report.available() < report.deactivationThreshold());
    }

    /** Losses may have taken promised units off a shelf: then nothing of it is there to offer. */
    private void checkExclusive(PublicationReport report, long offered) {
      var shelves = SkuSummary.of(sku.stock());
      assertThat(offered).isLessThanOrEqualTo(report.available());
      assertThat(offered + shelves.sum(Shelf::held) + shelves.sum(Shelf::committed))
          .as("shown, drawn on, held and committed in %s", report)
          .isLessThanOrEqualTo(shelves.sum(Shelf::onHand) + shelves.sum(Shelf::shortage));
      assertThat(report.exposure()).isZero();
    }

    private static void checkShared(PublicationReport report) {
      assertThat(report.exposure()).isEqualTo(Math.max(0, report.shown() - report.available()));
      report
          .exposureBudget()
          .ifPresent(budget -> assertThat(report.exposure()).isLessThanOrEqualTo(budget));
    }

    /** What is shown could be taken by whom it is shown for; one more could not, where it says. */
    private void checkGrantable(PublicationReport.Place place) {
      var who = place.outlet().taker();
      var shop =
          MarketOfRetailers.shop(
              switch (who) {
                case Taker.OwnChannels _ -> "own";
                case Taker.OfRetailer(var retailer) -> retailer.value();
              });
      if (place.units() > 0) {
        assertThat(isGranted(shop, place.units())).as("%s", place).isTrue();
      }
      if (place.rule() == PublishingRule.ENTITLEMENT) {
        assertThat(isGranted(shop, place.units() + 1)).as("one more than %s", place).isFalse();
      }
      assertThat(place.sentence()).contains(String.valueOf(place.units()));
    }

    private boolean isGranted(String shop, long units) {
      var command = Commands.reserve("probe", shop, Math.toIntExact(units), 25);
      var outcome = StockRules.decide(sku.stock(), List.of(command), sku.moment());
      return outcome.answers().getFirst() instanceof Answer.ReservationIs;
    }

    private <T> T one(List<T> items) {
      return items.get(random.nextInt(items.size()));
    }
  }

  @Test
  void withABudgetASkuMovesToExclusiveAsStockFallsAndBack() {
    var market = MarketOfRetailers.of("A", "B").with(50).under("DYNAMIC_POOL budget=20");
    assertThat(shown(market)).isEqualTo("SHARED 20: 35 EXPOSURE_BUDGET, 35 EXPOSURE_BUDGET");
    market.takes("A", 20);
    assertThat(shown(market)).isEqualTo("SHARED 10: 20 EXPOSURE_BUDGET, 20 EXPOSURE_BUDGET");
    market.takes("B", 10);
    assertThat(shown(market)).isEqualTo("EXCLUSIVE 0: 10 EXPOSURE_BUDGET, 10 EXPOSURE_BUDGET");
    market.sku().ask(Commands.receipt("more", "main", 30));
    assertThat(shown(market)).isEqualTo("SHARED 20: 35 EXPOSURE_BUDGET, 35 EXPOSURE_BUDGET");
  }

  @Test
  void theSentencesSayWhoShowsHowManyAndWhy() {
    var market = MarketOfRetailers.of("A", "B").with(5).under("DYNAMIC_POOL threshold=3");
    assertThat(sentence(market))
        .isEqualTo(
            "A1 shows 5 units under the listing listing: all that may be taken, although others may"
                + " be offered the same units.");
    market.takes("A", 4);
    assertThat(sentence(market))
        .isEqualTo(
            "A1 shows 1 unit under the listing listing: fewer than 3 units are available, and so"
                + " each is offered in one place only.");
  }

  private static String sentence(MarketOfRetailers market) {
    return report(market).windowsOf(taker("A")).getFirst().sentence();
  }

  private static String shown(MarketOfRetailers market) {
    var report = report(market);
    return report.mode()
        + " "
        + report.exposure()
        + ": "
        + String.join(
            ", ",
            report.places().stream().map(place -> place.units() + " " + place.rule()).toList());
  }

  private static PublicationReport report(MarketOfRetailers market) {
    return AllocationRules.publication(
        market.sku().stock(), List.of(window("A", 1), window("B", 1)), market.sku().moment());
  }
}
