package holdfast.shoplife;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of a Shopify shop. */
final class ShopifyLife extends ShopLife<ShopifyOrder> {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("-05:00"), ZoneId.of("+05:30"));
  private static final int UNITS_MAX = 4;

  /** Shops of long ago: they know one kind of restock and no edits. */
  private final boolean isOld;

  /** Whether taking units off an order is a refund as well. */
  private final boolean editsRefund;

  private final ShopifyOutbox outbox;
  private final ShopifyRefunds refunds;

  private ShopifyLife(long seed) {
    super(seed);
    isOld = dice.chance(15);
    editsRefund = dice.chance(50);
    outbox = new ShopifyOutbox(this, new ShopifyBodies(dice.one(ZONES), dice.chance(50)));
    refunds = new ShopifyRefunds(this, isOld);
  }

  static ShopifyLife of(long seed) {
    var life = new ShopifyLife(seed);
    life.live();
    return life;
  }

  @Override
  void begin() {
    var cart = dice.chance(40) ? Optional.of(fill()) : Optional.<String>empty();
    if (cart.isPresent() && dice.chance(25)) {
      return;
    }
    var order = new ShopifyOrder(newId(), now, dice.chance(4), cart);
    order.isPaid = dice.chance(60);
    for (int i = dice.between(1, 4); i > 0; i--) {
      order.lines.add(new ShopLine(newId(), anything(), dice.between(1, UNITS_MAX)));
    }
    orders.add(order);
    outbox.tell(order, "is placed", "orders/create");
    if (order.isPaid) {
      outbox.tell(order, "is placed and paid", "orders/paid", "orders/updated");
    }
  }

  /** Somebody fills a cart, and may change their mind. */
  private String fill() {
    var token = "c1-" + newId();
    for (int i = 0; i == 0 || dice.chance(40); i++) {
      var lines = new ArrayList<ShopLine>();
      for (var article : dice.some(assortment.articles())) {
        lines.add(new ShopLine(0, article, dice.between(1, UNITS_MAX)));
      }
      outbox.tellOfCart(i == 0 ? "carts/create" : "carts/update", token, lines);
      now = now.plusSeconds(dice.between(1, 600));
    }
    return token;
  }

  @Override
  void happen(ShopifyOrder order) {
    if (!order.isDeleted) {
      var event = dice.one(possible(order));
      order.changedAt = now;
      event.run();
      outbox.hurry();
    }
  }

  private List<Runnable> possible(ShopifyOrder order) {
    var events = new ArrayList<Runnable>();
    events.add(() -> touch(order));
    events.add(() -> outbox.refunded(order, "money back", refunds.ofMoney(order)));
    if (order.cancelledAt == null) {
      events.addAll(possibleWhileOpen(order));
    }
    if (!refunds.whatCanBe(order).isEmpty()) {
      events.add(() -> outbox.refunded(order, "refund", refunds.some(order)));
      events.add(() -> outbox.refunded(order, "refund", refunds.some(order)));
    }
    if (order.returns.stream().anyMatch(GoodsReturn::isOpen)) {
      events.add(() -> goOn(order));
    }
    if (order.parcels.stream().anyMatch(this::canBeVoid)) {
      events.add(() -> voidParcel(order));
    }
    if (dice.chance(order.cancelledAt == null && order.closedAt == null ? 8 : 40)) {
      events.add(() -> delete(order));
    }
    return events;
  }

  private List<Runnable> possibleWhileOpen(ShopifyOrder order) {
    var events = new ArrayList<Runnable>();
    if (!order.isPaid) {
      events.add(() -> pay(order));
    }
    if (!order.open().isEmpty()) {
      events.add(() -> ship(order));
      events.add(() -> ship(order));
    }
    if (!isOld) {
      events.add(() -> addLine(order));
      events.add(() -> orderMore(order));
      if (!order.open().isEmpty()) {
        events.add(() -> orderFewer(order));
      }
    }
    if (!order.kept().isEmpty()) {
      events.add(() -> announceReturn(order));
    }
    if (dice.chance(60)) {
      events.add(() -> cancel(order));
    }
    return events;
  }

  private void touch(ShopifyOrder order) {
    if (dice.chance(40)) {
      order.closedAt = order.closedAt == null ? now : null;
    }
    outbox.tell(order, "gets a note", "orders/updated");
  }

  private void pay(ShopifyOrder order) {
    order.isPaid = true;
    outbox.tell(order, "is paid", "orders/paid", "orders/updated");
  }

  private void addLine(ShopifyOrder order) {
    var line = new ShopLine(newId(), anything(), dice.between(1, UNITS_MAX));
    order.lines.add(line);
    outbox.edited(order, "gets " + line, Map.of(line.id, line.ordered), Map.of());
  }

  private void orderMore(ShopifyOrder order) {
    var line = dice.one(order.lines);
    var units = dice.between(1, 2);
    line.ordered += units;
    outbox.edited(order, "gets more: " + line, Map.of(line.id, units), Map.of());
  }

  private void orderFewer(ShopifyOrder order) {
    var line = dice.one(order.open());
    var units = dice.between(1, line.open());
    line.cut += units;
    var refund =
        editsRefund ? Optional.of(refunds.ofEdit(order, line, units)) : Optional.<Repayment>empty();
    outbox.edited(order, "gets fewer: " + line, Map.of(), Map.of(line.id, units));
    refund.ifPresent(made -> outbox.refunded(order, "edit", made));
  }

  private void ship(ShopifyOrder order) {
    var units = new LinkedHashMap<ShopLine, Integer>();
    for (var line : dice.some(order.open())) {
      var some = dice.chance(50) ? line.open() : dice.between(1, line.open());
      line.shipped += some;
      units.put(line, some);
    }
    var parcel = new Parcel(newId(), now, outbox.somewhere(), units);
    order.parcels.add(parcel);
    outbox.ofParcel(order, parcel, "fulfillments/create");
    outbox.tell(
        order, "ships", order.open().isEmpty() ? "orders/fulfilled" : "orders/partially_fulfilled");
  }

  private void voidParcel(ShopifyOrder order) {
    var parcel = dice.one(order.parcels.stream().filter(this::canBeVoid).toList());
    parcel.isVoid = true;
    parcel.changedAt = now;
    parcel.units.forEach((line, units) -> line.shipped -= units);
    outbox.ofParcel(order, parcel, "fulfillments/update");
  }

  /**
   * Units that were paid back for after they had left did leave. Which ones an old shop paid back
   * for, nobody could tell any more.
   */
  private boolean canBeVoid(Parcel parcel) {
    return !parcel.isVoid
        && parcel.units.entrySet().stream()
            .allMatch(part -> isUnrefunded(part.getKey(), part.getValue()));
  }

  private boolean isUnrefunded(ShopLine line, int units) {
    return isOld ? line.refunded == 0 : line.shipped - units >= line.refunded;
  }

  private void announceReturn(ShopifyOrder order) {
    var units = new LinkedHashMap<ShopLine, Integer>();
    for (var line : dice.some(order.kept())) {
      units.put(line, dice.between(1, line.shipped - line.refunded));
    }
    var goods = new GoodsReturn(newId(), units);
    order.returns.add(goods);
    outbox.ofReturn(order, goods);
  }

  /** A return is agreed to, or is over. */
  private void goOn(ShopifyOrder order) {
    var goods = dice.one(order.returns.stream().filter(GoodsReturn::isOpen).toList());
    goods.lastStep = dice.one(List.of("approve", "close", "cancel", "decline"));
    outbox.ofReturn(order, goods);
  }

  private void cancel(ShopifyOrder order) {
    order.cancelledAt = now;
    if (dice.chance(60) && !order.open().isEmpty()) {
      outbox.refunded(order, "cancel", refunds.ofCancellation(order));
    }
    outbox.tell(order, "is cancelled", "orders/cancelled", "orders/updated");
  }

  private void delete(ShopifyOrder order) {
    outbox.flush();
    order.isDeleted = true;
    outbox.deleted(order);
  }

  @Override
  void finish() {
    outbox.flush();
  }

  @Override
  List<Delivery> readAgain() {
    return orders.stream().flatMap(order -> outbox.readAgain(order).stream()).toList();
  }
}
