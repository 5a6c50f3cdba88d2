package holdfast.publish;

import holdfast.stock.GuardedSku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A guarded SKU, the stores that show its units, and an own channel that reserves them, by dice.
 * Each decision of the SKU, and each window after each step, is held to I8; and all of it together
 * where every unit is shown in one place only and nothing excuses more.
 */
final class GuardedLife {
  private static final Duration ORDERS_WITHIN = Duration.ofSeconds(20);
  private static final Duration CALM_WITHIN = Duration.ofMinutes(15);
  private static final Duration SWEEP = Duration.ofSeconds(60);
  private static final int HOLD_SECONDS = 40;

  private final Random random;
  private final GuardedSku sku;
  private final List<GuardedStore> stores = new ArrayList<>();
  private final List<String> policies;
  private final boolean isStrict;
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private boolean isCalm;

  /**
   * Begins it.
   *
   * @param policies in words; that of the moment may change to another one
   * @param isStrict all shops compare, orders come in time, and nothing is lost from the shelves
   */
  GuardedLife(Random random, List<String> policies, boolean isStrict) {
    this.random = random;
    this.policies = policies;
    this.isStrict = isStrict;
    this.sku = new GuardedSku(2 + random.nextInt(4), this::nudge);
    sku.at(now);
    sku.under(policies.getFirst());
    for (var window : sku.windows()) {
      var comparesAndSets = isStrict || random.nextInt(3) > 0;
      stores.add(new GuardedStore(random, sku, window, comparesAndSets, now));
    }
    sku.receive(5 + random.nextInt(20));
  }

  /** A SKU's commit nudges its stores, if that is not lost. */
  private void nudge() {
    for (var store : stores) {
      if (isCalm || random.nextInt(8) > 0) {
        store.rounds().nudge();
      }
    }
  }

  void live(int steps) {
    IntStream.range(0, steps)
        .forEach(
            _ -> {
              step(random.nextInt(34));
              check();
            });
  }

  private GuardedStore one() {
    return stores.get(random.nextInt(stores.size()));
  }

  private void step(int die) {
    pass(Duration.ofMillis(1));
    switch (die) {
      case 0, 1 -> one().shop().sell();
      case 2, 3 -> one().report();
      case 4 -> sku.reserve(1 + random.nextInt(3), HOLD_SECONDS);
      case 5 -> sku.reserveAgain(1 + random.nextInt(3), HOLD_SECONDS);
      case 6 -> sku.confirm(1 + random.nextInt(sku.counter()));
      case 7 -> sku.release(1 + random.nextInt(sku.counter()));
      case 8 -> seldom();
      case 9 -> pass(Duration.ofMillis(random.nextInt(15_000)));
      case 10 -> one().hear();
      case 11, 12 -> one().arrive();
      case 13 -> one().reportCancelled();
      case 14 -> {
        if (random.nextInt(3) == 0) {
          one().cancel();
        }
      }
      default -> one().rounds().goOn();
    }
  }

  private void seldom() {
    switch (random.nextInt(12)) {
      case 0, 1 -> sku.receive(1 + random.nextInt(6));
      case 2 -> {
        if (!isStrict) {
          sku.lose(1 + random.nextInt(4));
        }
      }
      case 3 -> one().rounds().die();
      case 4 -> {
        sku.restart();
        stores.forEach(store -> store.rounds().die());
        stores.forEach(GuardedStore::sweep);
      }
      case 5 -> one().reportAgain();
      case 6, 7 -> one().shop().stumble();
      case 8 -> one().rounds().resume();
      case 9 -> one().sweep();
      case 10 -> pass(Duration.ofSeconds(random.nextInt(120)));
      default -> sku.under(policies.get(random.nextInt(policies.size())));
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    if (isStrict) {
      stores.forEach(store -> store.reportBefore(now.minus(ORDERS_WITHIN)));
    }
    stores.forEach(store -> store.at(now));
    sku.at(now);
  }

  private void check() {
    stores.forEach(GuardedStore::check);
    if (isStrict && policies.size() == 1 && policies.getFirst().contains("EXCLUSIVE")) {
      var claims = stores.stream().mapToLong(GuardedStore::claim).sum();
      if (claims + sku.promised() > sku.onHand()) {
        throw new AssertionError(
            "%d units are shown or sold in shops, %d promised, %d there: %s"
                .formatted(claims, sku.promised(), sku.onHand(), sku.known()));
      }
      var put = stores.stream().mapToLong(store -> store.shop().putBackUntold()).sum();
      if (sku.oversold() > put) {
        throw new AssertionError("%d units were sold twice".formatted(sku.oversold()));
      }
    }
  }

  /** All orders are told, nothing goes wrong any more, and time passes until nothing changes. */
  void calmDown() {
    isCalm = true;
    for (var store : stores) {
      store.calm();
      do {
        pass(Duration.ofMillis(1));
      } while (store.arrive());
    }
    var end = now.plus(CALM_WITHIN);
    for (var sweep = now; now.isBefore(end); sweep = sweep.plus(SWEEP)) {
      stores.forEach(store -> store.rounds().resume());
      stores.forEach(GuardedStore::sweep);
      stores.forEach(GuardedStore::hear);
      while (now.isBefore(sweep.plus(SWEEP))) {
        for (var store : stores) {
          store.rounds().finish();
          check();
        }
        pass(Duration.between(now, next(sweep.plus(SWEEP))));
      }
    }
  }

  /** The next moment at which anything goes on by itself. */
  private Instant next(Instant latest) {
    return stores.stream()
        .flatMap(store -> store.rounds().wakeAt().stream())
        .filter(latest::isAfter)
        .min(Comparator.naturalOrder())
        .map(soon -> soon.isAfter(now) ? soon : now.plusMillis(1))
        .orElse(latest);
  }

  /** What is not as it should be. */
  List<String> wrong() {
    var wrong = new ArrayList<String>();
    stores.forEach(store -> store.wrong().ifPresent(wrong::add));
    return wrong;
  }
}
