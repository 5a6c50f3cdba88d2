package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport.Place;
import holdfast.allocation.Taker;
import holdfast.catalog.ChannelId;
import holdfast.catalog.RetailerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: why numbers are pushed. 30 units are sold by the supplier's own web shop, which reserves,
 * and by the shops of A, B and C. C's shop once got a file every Monday. The same customers come in
 * both weeks, each for one unit, and buy where units are shown.
 */
class WeeklyFileTest {
  private static final int UNITS = 30;

  /** Who has how many customers, in their order from Monday on. */
  private static final List<Customers> WEEK =
      List.of(
          new Customers("own", 4),
          new Customers("A", 2),
          new Customers("C", 6),
          new Customers("B", 3),
          new Customers("A", 3),
          new Customers("C", 8),
          new Customers("own", 4),
          new Customers("C", 9),
          new Customers("C", 5));

  private static final List<Outlet> OUTLETS =
      List.of(
          window("A"),
          window("B"),
          window("C"),
          new Outlet.Counter(new ChannelId("web"), Taker.of(Optional.empty())));

  private final MarketOfRetailers market = MarketOfRetailers.of("A", "B", "C").with(UNITS);
  private final Map<String, Long> shown = new HashMap<>();
  private int orders;
  private int turnedAway;

  private record Customers(String of, int count) {}

  private static Outlet window(String retailer) {
    return new Outlet.Window(
        new ChannelId(retailer + "-shop"),
        "listing",
        new Taker.OfRetailer(new RetailerId(retailer)));
  }

  @Test
  void withAFileOnMondays14UnitsAreSoldThatAreNotThere() {
    show(List.of("A", "B", "C"));
    assertThat(shown).containsEntry("C", 30L);
    live(List.of("A", "B"));
    assertThat(market.sku().stock().oversold()).isEqualTo(14);
    assertThat(turnedAway).isZero();
    assertThat(shown).as("on Sunday it still offers units").containsEntry("C", 2L);
  }

  @Test
  void withPushNoneIs() {
    show(List.of("A", "B", "C"));
    live(List.of("A", "B", "C"));
    assertThat(market.sku().stock().oversold()).isZero();
    assertThat(market.sku().stock().available()).isZero();
    assertThat(turnedAway).as("customers who saw in time that it is sold out").isEqualTo(14);
  }

  private void live(List<String> pushed) {
    for (var customers : WEEK) {
      IntStream.range(0, customers.count()).forEach(_ -> comes(customers.of()));
      show(pushed);
    }
  }

  private void comes(String to) {
    orders++;
    if (to.equals("own")) {
      assertThat(market.takes("own", 1)).isEqualTo("granted");
    } else if (shown.merge(to, -1L, Long::sum) >= 0) {
      market.sku().says(Commands.sell("!s" + orders, 1, MarketOfRetailers.shop(to), 1));
    } else {
      shown.put(to, 0L);
      turnedAway++;
    }
  }

  /** Tells shops what they should show now. */
  private void show(List<String> retailers) {
    var sku = market.sku();
    for (var place : AllocationRules.publication(sku.stock(), OUTLETS, sku.moment()).places()) {
      retailers.stream()
          .filter(retailer -> isOf(retailer, place))
          .forEach(retailer -> shown.put(retailer, place.units()));
    }
  }

  private static boolean isOf(String retailer, Place place) {
    return place.outlet().taker() instanceof Taker.OfRetailer(var of)
        && of.value().equals(retailer);
  }
}
