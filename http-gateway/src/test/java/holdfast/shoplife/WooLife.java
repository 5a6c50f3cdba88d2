package holdfast.shoplife;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of a WooCommerce shop. */
final class WooLife extends ShopLife<WooOrder> {
  /** Not a webhook: what somebody reads who was told of refunds. */
  static final String REFUNDS_READ = "GET refunds";

  private static final int UNITS_MAX = 4;

  /** Whether a plugin brings a status of its own. */
  private final boolean hasPacking;

  private final WooOutbox outbox;

  private WooLife(long seed) {
    super(seed);
    hasPacking = dice.chance(40);
    var offset = ZoneOffset.ofHours(dice.between(-8, 8));
    outbox = new WooOutbox(this, new WooBodies(offset, dice.chance(15)));
  }

  static WooLife of(long seed) {
    var life = new WooLife(seed);
    life.live();
    return life;
  }

  @Override
  void begin() {
    var status =
        dice.one(
            List.of("checkout-draft", "pending", "pending", "on-hold", "processing", "processing"));
    var order = new WooOrder(newId(), now, status);
    for (int i = dice.between(1, 4); i > 0; i--) {
      order.lines.add(line());
    }
    orders.add(order);
    if (!status.equals("checkout-draft") || dice.chance(30)) {
      outbox.queue("order.created", order);
    }
    if (dice.chance(60)) {
      outbox.queue("order.updated", order);
    }
    changed(order);
  }

  @Override
  void happen(WooOrder order) {
    if (!order.isDeleted) {
      dice.one(possible(order)).run();
      outbox.queue("order.updated", order);
      changed(order);
    }
  }

  private void changed(WooOrder order) {
    order.changedAt = now;
    order.recount();
    outbox.hurry();
  }

  private List<Runnable> possible(WooOrder order) {
    var events = new ArrayList<Runnable>();
    events.add(() -> {});
    next(order.status).forEach(status -> events.add(() -> become(order, status)));
    switch (order.status) {
      case "checkout-draft" -> {
        events.add(() -> fillAnew(order));
        events.add(() -> delete(order));
      }
      case "pending", "on-hold" -> {
        events.add(() -> edit(order));
        events.add(() -> edit(order));
      }
      case "processing", "packing", "completed" -> {
        events.add(() -> refund(order));
        events.add(() -> refund(order));
      }
      case "trash" -> {
        events.add(() -> delete(order));
      }
      default -> {}
    }
    if (!order.status.equals("trash") && dice.chance(25)) {
      events.add(() -> trash(order));
    }
    return events;
  }

  /** What a shop makes of an order in a status. */
  private List<String> next(String status) {
    return switch (status) {
      case "checkout-draft" -> List.of("pending", "processing", "on-hold");
      case "pending" -> List.of("processing", "processing", "on-hold", "failed", "cancelled");
      case "failed" -> List.of("pending", "processing", "cancelled");
      case "on-hold" -> List.of("processing", "processing", "cancelled", "pending");
      case "processing" ->
          hasPacking
              ? List.of("packing", "packing", "completed", "cancelled")
              : List.of("completed", "completed", "cancelled", "on-hold", "refunded");
      case "packing" -> List.of("completed", "completed", "processing");
      case "completed" -> List.of("refunded", "processing", "cancelled");
      case "cancelled" -> List.of("processing", "pending");
      default -> List.of();
    };
  }

  private void become(WooOrder order, String status) {
    order.status = status;
    if (status.equals("processing") && order.paidAt == null) {
      order.paidAt = now;
    }
    if (status.equals("completed")) {
      nextSecond();
      order.completedAt = now;
    }
    if (status.equals("refunded")) {
      order.repayments.add(new Repayment(newId(), now, false, false, List.of()));
    }
  }

  /** The buyer goes back to the cart. */
  private void fillAnew(WooOrder order) {
    order.lines.clear();
    order.lines.add(line());
  }

  private void edit(WooOrder order) {
    switch (dice.between(0, 3)) {
      case 0 -> order.lines.add(line());
      case 1 -> order.lines.remove(dice.one(order.lines));
      case 2 -> dice.one(order.lines).ordered += dice.between(1, 2);
      default -> {
        var line = dice.one(order.lines);
        line.ordered = Math.max(line.cut + 1, line.ordered - dice.between(1, 2));
      }
    }
    if (order.lines.isEmpty()) {
      order.lines.add(line());
    }
  }

  /** About money only, or about units; all of them now and then. */
  private void refund(WooOrder order) {
    nextSecond();
    var parts = new ArrayList<Repayment.Part>();
    var all = dice.chance(20);
    if (all || dice.chance(80)) {
      for (var line : all ? order.lines : dice.some(order.lines)) {
        var most = line.current();
        if (most > 0) {
          parts.add(part(line, all ? most : dice.between(1, most)));
        }
      }
    }
    order.repayments.add(new Repayment(newId(), now, false, false, parts));
    if (all) {
      order.status = "refunded";
    }
    nextSecond();
  }

  private Repayment.Part part(ShopLine line, int units) {
    return new Repayment.Part(
        newId(), line, units, Repayment.Kind.LEGACY_RESTOCK, Optional.empty());
  }

  private void trash(WooOrder order) {
    order.status = "trash";
    outbox.queue("order.deleted", order);
  }

  /** What nobody was told before is lost with it. */
  private void delete(WooOrder order) {
    outbox.flush();
    order.isDeleted = true;
    outbox.queue("order.deleted", order);
  }

  /** Whether goods had left when money was given back must be told by clocks that show seconds. */
  private void nextSecond() {
    now = now.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
  }

  private ShopLine line() {
    return new ShopLine(newId(), anything(), dice.between(1, UNITS_MAX));
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
