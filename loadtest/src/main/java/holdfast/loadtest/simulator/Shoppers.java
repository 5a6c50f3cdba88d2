package holdfast.loadtest.simulator;

import holdfast.loadtest.simulator.Deed.Done;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** People who buy on their own, mostly one or two units, and now and then think better of it. */
final class Shoppers {
  private static final double CANCELS = 0.06;
  private static final double REFUNDS = 0.04;
  private static final double FULFILS = 0.30;
  private static final int LINES_MAX = 3;
  private static final int UNITS_MAX = 2;
  private static final int REMEMBERED_MAX = 1_000;

  private record Bought(Shop shop, long order) {}

  private final List<Shop> shops;
  private final List<List<Item>> items;
  private final double perSecond;
  private final Dice dice;
  private final Deque<Bought> bought = new ArrayDeque<>();
  private volatile boolean isOver;

  Shoppers(List<Shop> shops, double perSecond, long seed) {
    this.shops = shops;
    this.items = shops.stream().map(shop -> shop.context().book().items()).toList();
    this.perSecond = perSecond;
    this.dice = new Dice(seed);
  }

  /** Begins, and goes on until it is stopped or the agenda ends. */
  void start(Agenda agenda) {
    agenda.after(
        dice.untilNext(perSecond),
        () -> {
          if (!isOver) {
            start(agenda);
            act();
          }
        });
  }

  /** Nobody buys from now on, and nobody brings back what was bought. */
  void stop() {
    isOver = true;
  }

  /** Someone does something. */
  void act() {
    if (dice.chance(CANCELS)) {
      recent().ifPresent(it -> it.shop().cancel(it.order(), true));
    } else if (dice.chance(REFUNDS)) {
      recent().ifPresent(it -> it.shop().refund(it.order(), List.of(), dice.chance(0.5)));
    } else {
      buy();
    }
  }

  private void buy() {
    int which = dice.below(shops.size());
    List<Item> choice = items.get(which);
    if (choice.isEmpty()) {
      return;
    }
    var cart = new ArrayList<Wanted>();
    for (int line = 1 + dice.below(LINES_MAX); line > 0; line--) {
      cart.add(new Wanted(choice.get(dice.below(choice.size())).id(), 1 + dice.below(UNITS_MAX)));
    }
    Shop shop = shops.get(which);
    if (shop.buyAsShoppersDo(cart) instanceof Done(long order)) {
      if (dice.chance(FULFILS)) {
        shop.fulfil(order);
      }
      remember(new Bought(shop, order));
    }
  }

  private synchronized void remember(Bought order) {
    bought.addLast(order);
    if (bought.size() > REMEMBERED_MAX) {
      bought.removeFirst();
    }
  }

  private synchronized Optional<Bought> recent() {
    return Optional.ofNullable(bought.pollFirst());
  }
}
