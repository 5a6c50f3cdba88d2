package holdfast.shop;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.order.OrderKey;
import holdfast.shop.OrderTaken.OfVariant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goal: an order's sales are the differences between what its shop says, each counted once. */
class OrderTakenTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void anOrderTakesWhenItWasPlacedHoweverLateItIsHeardOf() {
    var change = OrderTaken.of(Optional.empty(), news(50, "a", 2));

    assertThat(change.sales()).containsExactly(sale("a", 0, 2));
    assertThat(change.after()).isEqualTo(new OrderTaken(AT.plusSeconds(50), Map.of("a", 2)));
  }

  @Test
  void theSameNewsAgainIsNoSale() {
    assertThat(OrderTaken.of(known(50, 2), news(50, "a", 2)).sales()).isEmpty();
    assertThat(OrderTaken.of(known(50, 2), news(60, "a", 2)).sales()).isEmpty();
  }

  @Test
  void olderNewsChangeNothing() {
    var change = OrderTaken.of(known(50, 2), news(49, "a", 5));

    assertThat(change.sales()).isEmpty();
    assertThat(Optional.of(change.after())).isEqualTo(known(50, 2));
  }

  @Test
  void whatIsPutBackAndWhatIsAddedCountWhenTheyChanged() {
    assertThat(OrderTaken.of(known(50, 3), news(70, "a", 1)).sales())
        .containsExactly(sale("a", 70, -2));
    assertThat(OrderTaken.of(known(50, 3), news(70, "b", 1)).sales())
        .containsExactly(sale("a", 70, -3), sale("b", 70, 1));
  }

  @Test
  void linesOfOneVariantAreOneSale() {
    var twice =
        new ShopNews.NumbersLowered(
            OrderKey.order(new ChannelId("s"), "1"),
            AT,
            AT,
            List.of(new ShopNews.Units("a", 1), new ShopNews.Units("a", 2)));

    assertThat(OrderTaken.of(Optional.empty(), twice).sales()).containsExactly(sale("a", 0, 3));
  }

  private static OfVariant sale(String variant, int second, int units) {
    return new OfVariant(variant, new OwnSale(AT.plusSeconds(second), units));
  }

  private static Optional<OrderTaken> known(int second, int units) {
    return Optional.of(new OrderTaken(AT.plusSeconds(second), Map.of("a", units)));
  }

  private static ShopNews.NumbersLowered news(int second, String variant, int units) {
    return new ShopNews.NumbersLowered(
        OrderKey.order(new ChannelId("s"), "1"),
        AT,
        AT.plusSeconds(second),
        List.of(new ShopNews.Units(variant, units)));
  }
}
