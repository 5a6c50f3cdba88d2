package holdfast.shoplife;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.StatusEffect;
import holdfast.delivery.Reading;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.Refund;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import holdfast.woocommerce.WooNews;
import holdfast.woocommerce.WooRefunds;
import holdfast.woocommerce.WooStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * I3: whatever becomes of a shop's deliveries, whoever dies while working on them, the shelves look
 * in the end as the shop's own orders say. A life that ends otherwise is printed; it runs alone
 * with {@code -Dseed=…}, and {@code -Dseeds=…} makes more of them.
 */
class SameInTheEndTest {
  private static final int SEEDS = Integer.getInteger("seeds", 1_000);

  /** One of so many moments at which an order could die is its last. */
  private static final int DIES_IN = 25;

  @Test
  void whatShopifyShopsSayEndsInTheSameState() {
    seeds().forEach(seed -> check(seed, ShopifyLife::of, SameInTheEndTest::shopify));
  }

  @Test
  void whatWooShopsSayEndsInTheSameState() {
    seeds().forEach(seed -> check(seed, WooLife::of, SameInTheEndTest::woo));
  }

  private static void check(
      long seed, LongFunction<ShopLife<?>> platform, Holdfast.Translator translator) {
    var life = platform.apply(seed);
    if (life.deliveries().isEmpty()) {
      return;
    }
    var dice = new Dice(seed + 1);
    var inOrder = Chaos.none(life);
    var chaos = new Chaos(seed).of(life);
    same(seed, "in order", life, inOrder, translator, () -> false);
    same(seed, "in chaos", life, chaos, translator, () -> false);
    same(seed, "in chaos, dying", life, chaos, translator, () -> dice.between(1, DIES_IN) == 1);
  }

  private static void same(
      long seed,
      String how,
      ShopLife<?> life,
      List<Chaos.Arrival> arrivals,
      Holdfast.Translator translator,
      BooleanSupplier dies) {
    var holdfast = new Holdfast(life, translator, dies);
    SortedMap<String, Figures> end;
    try {
      arrivals.forEach(holdfast::receive);
      end = holdfast.inTheEnd();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(story(seed, how, arrivals), e);
    }
    assertThat(holdfast.unsettled()).as(() -> story(seed, how, arrivals)).isEmpty();
    assertThat(end).as(() -> story(seed, how, arrivals)).isEqualTo(life.truth());
  }

  private static String story(long seed, String how, List<Chaos.Arrival> arrivals) {
    return "seed %d, %s. Replay it with -Dseed=%d.%n%s"
        .formatted(
            seed,
            how,
            seed,
            arrivals.stream()
                .map(arrival -> arrival.at() + " " + arrival.delivery())
                .collect(Collectors.joining("\n")));
  }

  private static List<ShopNews> shopify(Delivery delivery, ChannelId store) {
    return ShopifyNews.of(delivery.topic(), bytes(delivery), store, delivery.sentAt());
  }

  private static List<ShopNews> woo(Delivery delivery, ChannelId store) {
    if (delivery.topic().equals(WooLife.REFUNDS_READ)) {
      return switch (WooRefunds.of(bytes(delivery))) {
        case Reading.Understood<List<Refund>>(var refunds) ->
            refunds.stream()
                .<ShopNews>map(
                    refund ->
                        new ShopNews.OfOrder(
                            OrderKey.order(store, delivery.subject()),
                            new OrderNews.Refunded(refund)))
                .toList();
        case Reading.Failed<List<Refund>>(var problem) -> List.of(problem);
      };
    }
    var news =
        WooNews.of(
            delivery.topic(),
            bytes(delivery),
            new WooStore(store, false, Map.of("packing", StatusEffect.COMMIT)));
    // Nobody can read an order that was gone when its body was made.
    return delivery.brief().equals("gone") ? List.of() : news;
  }

  private static byte[] bytes(Delivery delivery) {
    return delivery.body().getBytes(StandardCharsets.UTF_8);
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
