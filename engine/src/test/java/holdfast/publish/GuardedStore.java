package holdfast.publish;

import holdfast.catalog.WindowId;
import holdfast.stock.GuardedSku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One of several stores that show units of one guarded SKU, its shop, and what they are told. */
final class GuardedStore {
  private final Random random;
  private final GuardedSku sku;
  private final WindowId window;
  private final GuardedShop shop;
  private final GuardedRounds rounds;
  private final SimulatedLevels levels = new SimulatedLevels();
  private final List<String> sales = new ArrayList<>();
  private final List<Cancelled> cancelled = new ArrayList<>();
  private Instant now;

  /** A sale that was cancelled of which nobody has heard. */
  private record Cancelled(String sale, Instant at) {}

  GuardedStore(
      Random random, GuardedSku sku, WindowId window, boolean comparesAndSets, Instant now) {
    this.random = random;
    this.sku = sku;
    this.window = window;
    this.now = now;
    this.shop = new GuardedShop(window.listing(), comparesAndSets, now);
    this.rounds = new GuardedRounds(random, sku, window, shop, levels, this::report, now);
  }

  GuardedShop shop() {
    return shop;
  }

  void at(Instant moment) {
    now = moment;
    shop.at(now);
    rounds.at(now);
  }

  GuardedRounds rounds() {
    return rounds;
  }

  /** What {@link PublishSweep} does. */
  void sweep() {
    var number = rounds.stored();
    var shown = number.acknowledged().filter(it -> it.version() >= sku.version());
    if (number.isUnfinished() || shown.isEmpty()) {
      rounds.nudge();
    }
  }

  /** What may be sold here of which the SKU does not know that it is. */
  long claim() {
    return shop.claim(rounds.stored());
  }

  void check() {
    sku.standing(window)
        .ifPresentOrElse(standing -> shop.check(claim(), standing), shop::isUnknown);
  }

  /** One of the shop's orders arrives; who watches its numbers may hear of it later. */
  void report() {
    if (shop.hasUntold()) {
      var at = shop.tell(random);
      if (random.nextBoolean()) {
        levels.sold(window.listing(), at);
        sales.add(sku.sold(window));
      } else {
        sales.add(sku.sold(window));
        rounds.later(() -> levels.sold(window.listing(), at));
      }
    }
  }

  /**
   * Only where the shop compares: elsewhere a late request may show more, and the SKU takes what an
   * order puts back soon afterwards for that (decision 26).
   */
  void cancel() {
    if (shop.isComparing() && !sales.isEmpty()) {
      var sale = sales.remove(random.nextInt(sales.size()));
      cancelled.add(new Cancelled(sale, shop.cancel()));
    }
  }

  void reportCancelled() {
    if (!cancelled.isEmpty()) {
      var news = cancelled.remove(random.nextInt(cancelled.size()));
      shop.tellCancelled();
      levels.cancelled(window.listing(), news.at());
      sku.cancelled(window, news.sale());
    }
  }

  void reportBefore(Instant moment) {
    while (shop.hasUntoldBefore(moment)) {
      report();
    }
    while (cancelled.stream().anyMatch(it -> it.at().isBefore(moment))) {
      reportCancelled();
    }
  }

  void reportAgain() {
    if (!sales.isEmpty()) {
      sku.soldAgain(window, sales.get(random.nextInt(sales.size())));
    }
  }

  /** Something of what has left the store comes to where it was sent, if anything has. */
  boolean arrive() {
    return rounds.arrive() || shop.arrive(random);
  }

  /** The shop's own word about its number, and what is found out by it. */
  void hear() {
    if (levels.heard(window.listing(), shop.level(), now)) {
      rounds.nudge();
    }
  }

  /** Nothing goes wrong any more, and all orders are told. */
  void calm() {
    rounds.calm();
    reportBefore(Instant.MAX);
  }

  Optional<String> wrong() {
    var target = sku.target(window);
    var isKnown = sku.standing(window).filter(standing -> standing != target).isEmpty();
    return shop.shown() == target && isKnown
        ? Optional.empty()
        : Optional.of(
            "%s shows %d, should %d: %s, %s"
                .formatted(
                    window,
                    shop.shown(),
                    target,
                    rounds.believed(),
                    levels.state(window.listing())));
  }
}
