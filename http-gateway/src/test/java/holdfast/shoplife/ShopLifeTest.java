package holdfast.shoplife;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lives themselves: a dull one would prove nothing. */
class ShopLifeTest {
  private static final int SEEDS = 100;

  @Test
  void aSeedAlwaysMakesTheSameLife() {
    assertThat(ShopifyLife.of(42).deliveries()).isEqualTo(ShopifyLife.of(42).deliveries());
    assertThat(WooLife.of(42).deliveries()).isEqualTo(WooLife.of(42).deliveries());
    assertThat(ShopifyLife.of(42).deliveries()).isNotEqualTo(ShopifyLife.of(43).deliveries());
  }

  @Test
  void aSeedAlwaysMakesTheSameChaos() {
    var life = WooLife.of(42);
    assertThat(new Chaos(1).of(life)).isEqualTo(new Chaos(1).of(life));
    assertThat(new Chaos(1).of(life)).isNotEqualTo(new Chaos(2).of(life));
  }

  @Test
  void shopifyShopsSayAllThatConcernsOrders() {
    assertThat(topics(ShopifyLife::of))
        .containsExactlyInAnyOrder(
            "carts/create",
            "carts/update",
            "fulfillments/create",
            "fulfillments/update",
            "orders/cancelled",
            "orders/create",
            "orders/delete",
            "orders/edited",
            "orders/fulfilled",
            "orders/paid",
            "orders/partially_fulfilled",
            "orders/updated",
            "refunds/create",
            "returns/approve",
            "returns/cancel",
            "returns/close",
            "returns/decline",
            "returns/request");
  }

  @Test
  void wooShopsSayAllThatConcernsOrders() {
    assertThat(topics(WooLife::of))
        .containsExactlyInAnyOrder(
            "order.created", "order.updated", "order.deleted", WooLife.REFUNDS_READ);
    assertThat(orders(WooLife::of).map(order -> ((WooOrder) order).status).distinct())
        .containsExactlyInAnyOrder(
            "checkout-draft",
            "pending",
            "on-hold",
            "processing",
            "packing",
            "completed",
            "cancelled",
            "failed",
            "refunded",
            "trash");
  }

  @Test
  void everyBodyIsJson() {
    Stream.<LongFunction<ShopLife<?>>>of(ShopifyLife::of, WooLife::of)
        .flatMap(platform -> lives(platform).flatMap(life -> life.deliveries().stream()))
        .forEach(delivery -> assertThat(isJson(delivery.body())).isTrue());
  }

  @Test
  void noLineHasMoreUnitsThanThereAre() {
    List<LongFunction<ShopLife<?>>> platforms = List.of(ShopifyLife::of, WooLife::of);
    for (var platform : platforms) {
      assertThat(orders(platform).flatMap(order -> order.lines.stream()))
          .allMatch(line -> line.open() >= 0 && line.current() >= 0)
          .allMatch(line -> line.refunded <= line.shipped && line.comingBack <= line.refunded)
          .anyMatch(line -> line.open() > 0 && line.cut > 0)
          .anyMatch(line -> line.shipped > line.refunded && line.comingBack > 0);
    }
  }

  private static Set<String> topics(LongFunction<ShopLife<?>> platform) {
    var topics = new TreeSet<String>();
    lives(platform).forEach(life -> life.deliveries().forEach(sent -> topics.add(sent.topic())));
    return topics;
  }

  private static Stream<ShopOrder> orders(LongFunction<ShopLife<?>> platform) {
    return lives(platform).flatMap(life -> life.orders.stream());
  }

  private static Stream<ShopLife<?>> lives(LongFunction<ShopLife<?>> platform) {
    return LongStream.range(0, SEEDS).mapToObj(platform);
  }

  private static boolean isJson(String body) {
    try {
      return !new ObjectMapper().readTree(body).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
