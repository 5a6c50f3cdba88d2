package holdfast.shoplife;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order of a Shopify shop. */
final class ShopifyOrder extends ShopOrder {
  final Optional<String> cart;
  final List<GoodsReturn> returns = new ArrayList<>();
  boolean isPaid;
  @Nullable Instant cancelledAt;
  @Nullable Instant closedAt;

  ShopifyOrder(long id, Instant createdAt, boolean isTest, Optional<String> cart) {
    super(id, createdAt, isTest);
    this.cart = cart;
  }

  @Override
  boolean isSold() {
    return cancelledAt == null && !isDeleted;
  }

  @Override
  int comingBack(ShopLine line) {
    var announced = returns.stream().mapToInt(some -> some.units(line)).sum();
    return Math.min(line.shipped, Math.max(line.comingBack, announced));
  }
}
