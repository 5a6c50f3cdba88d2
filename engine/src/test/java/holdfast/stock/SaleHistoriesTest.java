package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Conflict;
import holdfast.allocation.Policies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever shops report, in whatever order and however often, among reservations, losses,
 * shipments and returns: the newest report counts (I3), no unit is promised twice (I1), units are
 * conserved (I4), and nobody's sale waits while it might have a unit (I7). {@link TheSku} holds
 * every batch to {@link StockInvariants} and replays it. A failing history names its seed; {@code
 * -Dseed=…} runs it alone.
 */
class SaleHistoriesTest {
  private static final int SEEDS = Integer.getInteger("seeds", 200);
  private static final int STEPS = 60;
  private static final int SALES = 6;
  private static final String[] RETAILERS = {"A", "B"};
  private static final List<String> SHOPS = List.of("A-shop", "B-shop", "web");
  private static final List<String> POLICIES =
      List.of(
          "DYNAMIC_POOL",
          "HYBRID buffer=1 reserve=2 : A 3-6, B 4-",
          "HYBRID buffer=2 conflict=PROTECT : A 3-6, B 4-",
          "EQUAL_SPLIT conflict=PROTECT",
          "HYBRID rebalance=receipt conflict=BACKORDER : A 2-, B 2-",
          "PRIORITY_TIERS conflict=CANCEL_LATER : A #1 6, B #2 6");

  @Test
  void everyRandomHistoryKeepsTheInvariants() {
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
          .contains("HandedOver", "SaleReported", "OversellFilled", "OversellResolved")
          .contains("LoanRepaid", "ReturnExpected", "Forgotten", "FILLED", "CANCELLED", "OPEN");
    }
  }

  @Test
  void inWhateverOrderReportsComeTheNewestOfEachSaleAloneCounts() {
    for (var seed : seeds().toArray()) {
      var random = new Random(seed);
      var sku = TheSku.sku().with("main", 1 + random.nextInt(12));
      var newest = new HashMap<String, Integer>();
      var reports = new ArrayList<StockCommand>();
      for (int sale = 0; sale < SALES; sale++) {
        for (int revision = 1; revision <= 1 + random.nextInt(4); revision++) {
          var units = random.nextInt(5);
          newest.put("!s" + sale, units);
          reports.add(Commands.sell("!s" + sale, revision, "web", units));
          reports.add(reports.get(random.nextInt(reports.size())));
        }
      }
      Collections.shuffle(reports, random);
      reports.forEach(sku::ask);
      newest.forEach(
          (id, units) -> {
            var sale = sku.stock().existing(new ReservationId(id));
            assertThat(sale.quantity() + sale.oversold())
                .as("%s, seed %d", id, seed)
                .isEqualTo(units);
          });
    }
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }

  /** One history. Knows of each sale what its newest report said. */
  private static final class Play {
    private final Random random;
    private final Set<String> seen;
    private final TheSku sku =
        TheSku.sku()
            .in(MasterData.withRetailers(RETAILERS))
            .within(new Moment.Limits(Duration.ofSeconds(90), 40, 30, 3));
    private final Map<String, StockCommand.Sell> newest = new HashMap<>();
    private int version;
    private int counter;
    private long seconds;

    private Play(Random random, Set<String> seen) {
      this.random = random;
      this.seen = seen;
    }

    private void run() {
      sku.with("main", 1 + random.nextInt(12));
      for (int i = 0; i < STEPS; i++) {
        if (random.nextInt(15) == 0) {
          version++;
          sku.under(Policies.book(version, one(POLICIES), RETAILERS));
        }
        seconds += random.nextInt(8);
        sku.at(seconds);
        var command = command();
        var shortBefore = shortage();
        sku.ask(command);
        sku.events().forEach(event -> seen.add(event.getClass().getSimpleName()));
        if (!isLoss(command)) {
          assertThat(shortage()).as("short after %s", command).isLessThanOrEqualTo(shortBefore);
        }
        nobodyWaitsBesideAFreeUnit();
        theNewestReportCounts();
      }
    }

    private StockCommand command() {
      counter++;
      var sale = "!s" + random.nextInt(SALES);
      var movement = "m" + counter;
      return switch (random.nextInt(20)) {
        case 0, 1 -> Commands.receipt(movement, "main", 1 + random.nextInt(4));
        case 2 -> Commands.count(movement, "main", random.nextInt(8));
        case 3, 4 -> Commands.shipment(movement, "main", sale, 1 + random.nextInt(3));
        case 5 ->
            Commands.back(movement, "main", 1, one(List.of(Movement.Disposition.values())), sale);
        case 6 -> Commands.quarantine(movement, "main", 1);
        case 7 -> Commands.clearance(movement, "main", 1, Movement.Disposition.RESTOCK);
        case 8 -> Commands.resolve(sale, one(List.of(Conflict.BACKORDER, Conflict.CANCEL_LATER)));
        case 9 -> Commands.expectReturn(sale, "r" + random.nextInt(2), random.nextInt(3));
        case 10, 11, 12 -> Commands.reserve(cart(), one(SHOPS), 1 + random.nextInt(3), 20);
        case 13 -> Commands.confirm(cart(), sale.substring(1));
        case 14 -> Commands.release(cart());
        default -> report(sale);
      };
    }

    /** Often an older one, or the same again. */
    private StockCommand report(String id) {
      var known = newest.get(id);
      var revision = Math.max(1, (known == null ? 0 : known.revision()) + random.nextInt(5) - 2);
      var shop = SHOPS.get(id.hashCode() % SHOPS.size());
      var sell =
          (StockCommand.Sell)
              (random.nextBoolean()
                  ? Commands.sell(id, revision, shop, random.nextInt(5))
                  : Commands.sell(id, revision, shop, random.nextInt(5), cart()));
      if (known == null || revision > known.revision()) {
        newest.put(id, sell);
      }
      return sell;
    }

    private void theNewestReportCounts() {
      newest.forEach(
          (id, sell) -> {
            var known = sku.stock().reservation(sell.id());
            if (known.isEmpty()) {
              return; // It was over, and forgotten.
            }
            var sale = known.get().sale().orElseThrow();
            sale.oversell().ifPresent(oversell -> seen.add(oversell.status().name()));
            assertThat(sale.quantity()).as(id).isEqualTo(sell.sale().quantity());
          });
      newest.keySet().removeIf(id -> sku.stock().reservation(new ReservationId(id)).isEmpty());
    }

    private void nobodyWaitsBesideAFreeUnit() {
      if (sku.stock().available() > 0) {
        assertThat(sku.stock().reservations().debts().oversells())
            .as("who waits beside %d units", sku.stock().available())
            .allSatisfy(
                claim ->
                    assertThat(
                            sku.stock()
                                .existing(claim.sale())
                                .sale()
                                .flatMap(ReportedSale::oversell)
                                .orElseThrow()
                                .policy())
                        .isEqualTo(Conflict.PROTECT));
      }
    }

    private static boolean isLoss(StockCommand command) {
      return command instanceof StockCommand.Move(_, var movement, _)
          && (movement instanceof Movement.Count || movement instanceof Movement.Quarantine);
    }

    private int shortage() {
      return sku.shelf("main").shortage();
    }

    private String cart() {
      return "c" + random.nextInt(6);
    }

    private <T> T one(List<T> items) {
      return items.get(random.nextInt(items.size()));
    }
  }
}
