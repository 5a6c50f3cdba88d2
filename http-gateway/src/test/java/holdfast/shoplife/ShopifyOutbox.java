package holdfast.shoplife;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Shopify shop sends. A body is made a moment after the change: what is sent late may
 * already tell of the next one.
 */
final class ShopifyOutbox {
  private final ShopifyLife life;
  private final ShopifyBodies bodies;
  private final List<Runnable> late = new ArrayList<>();

  ShopifyOutbox(ShopifyLife life, ShopifyBodies bodies) {
    this.life = life;
    this.bodies = bodies;
  }

  void tell(ShopifyOrder order, String brief, String... topics) {
    for (var topic : topics) {
      if (life.dice.chance(20)) {
        late.add(() -> tellNow(order, brief + " (late)", topic));
      } else {
        tellNow(order, brief, topic);
      }
    }
  }

  private void tellNow(ShopifyOrder order, String brief, String topic) {
    life.send(topic, "" + order.id, order.changedAt, bodies.order(order), in(order, brief));
  }

  void edited(ShopifyOrder order, String brief, Map<Long, Integer> more, Map<Long, Integer> fewer) {
    var body = bodies.edited(order, life.newId(), more, fewer);
    life.send("orders/edited", "" + order.id, order.changedAt, body, brief);
    tell(order, brief, "orders/updated");
  }

  void refunded(ShopifyOrder order, String why, Repayment refund) {
    var brief = why + " " + refund.parts().stream().map(ShopifyOutbox::inShort).toList();
    var body = bodies.refund(order, refund);
    life.send("refunds/create", "" + order.id, order.changedAt, body, brief);
    tell(order, brief, "orders/updated");
  }

  void ofParcel(ShopifyOrder order, Parcel parcel, String topic) {
    var brief = (parcel.isVoid ? "no parcel after all " : "parcel ") + parcel.units;
    life.send(topic, "" + order.id, order.changedAt, bodies.parcel(order, parcel), brief);
    tell(order, brief, "orders/updated");
  }

  void ofReturn(ShopifyOrder order, GoodsReturn goods) {
    var body = bodies.goodsReturn(order, goods);
    var brief = "return " + goods.units;
    life.send("returns/" + goods.lastStep, "" + order.id, order.changedAt, body, brief);
  }

  void tellOfCart(String topic, String token, List<ShopLine> lines) {
    life.send(topic, token, life.now, bodies.cart(token, life.now, lines), "cart " + lines);
  }

  void deleted(ShopifyOrder order) {
    life.send("orders/delete", "" + order.id, order.changedAt, bodies.deleted(order), "deleted");
  }

  /** Half of what is late goes out. */
  void hurry() {
    if (life.dice.chance(50)) {
      flush();
    }
  }

  void flush() {
    late.forEach(Runnable::run);
    late.clear();
  }

  /** Where parcels leave, if the shop says so. */
  Optional<Long> somewhere() {
    return life.dice.chance(70) ? Optional.of(75_500_000_001L) : Optional.empty();
  }

  /** The order as it is now; that it is deleted, only after what it was. */
  List<Delivery> readAgain(ShopifyOrder order) {
    var read = new ArrayList<Delivery>();
    var subject = "" + order.id;
    read.add(
        life.delivery(
            "orders/updated",
            subject,
            order.changedAt,
            bodies.order(order),
            in(order, "read again")));
    for (var goods : order.returns) {
      read.add(
          life.delivery(
              "returns/" + goods.lastStep,
              subject,
              order.changedAt,
              bodies.goodsReturn(order, goods),
              "return " + goods.units));
    }
    if (order.isDeleted) {
      read.add(
          life.delivery(
              "orders/delete", subject, order.changedAt, bodies.deleted(order), "deleted"));
    }
    return read;
  }

  private static String in(ShopifyOrder order, String brief) {
    var cancelled = order.cancelledAt == null ? "" : " cancelled";
    var test = order.isTest ? " test" : "";
    return brief + cancelled + test + " " + order.lines;
  }

  private static String inShort(Repayment.Part part) {
    return part.units() + " " + part.kind() + " of " + part.line().name();
  }
}
