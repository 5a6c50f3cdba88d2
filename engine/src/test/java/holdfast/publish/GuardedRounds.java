package holdfast.publish;

import holdfast.catalog.Store;
import holdfast.catalog.WindowId;
import holdfast.stock.GuardedSku;
import holdfast.stock.Outlets;
import holdfast.stock.SkuReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * What {@link StoreRounds} does for a store with one number, by dice: each step may fail, be lost,
 * or die with the store; what has left it, to the shop or the SKU, arrives all the same.
 */
final class GuardedRounds {
  private final Random random;
  private final Outlets outlets;
  private final Store store;
  private final WindowId window;
  private final String listing;
  private final SkuOffers offers;
  private final GuardedShop shop;
  private final SimulatedLevels levels;
  private final Runnable orders;
  private final TableInMemory table = new TableInMemory();
  private final List<Runnable> underWay = new ArrayList<>();
  private final List<Runnable> outside = new ArrayList<>();
  private StoreWork work = new StoreWork(Windowed.SETTINGS);
  private Instant now;
  private boolean isCalm;
  private int keys;

  GuardedRounds(
      Random random,
      GuardedSku sku,
      WindowId window,
      GuardedShop shop,
      SimulatedLevels levels,
      Runnable orders,
      Instant now) {
    this.random = random;
    this.outlets = new Outlets(sku.catalog(), sku.book());
    this.store = sku.book().store(window.store()).orElseThrow();
    this.window = window;
    this.listing = window.listing();
    this.offers =
        new SkuOffers(
            (_, command) ->
                CompletableFuture.completedFuture(new SkuReply.Answered(sku.ask(command))));
    this.shop = shop;
    this.levels = levels;
    this.orders = orders;
    this.now = now;
  }

  void at(Instant moment) {
    now = moment;
  }

  void nudge() {
    work.nudge(listing, 1, false, now);
  }

  ListingNumber stored() {
    return table.number(listing);
  }

  ListingNumber believed() {
    return work.number(listing);
  }

  void later(Runnable what) {
    outside.add(what);
  }

  boolean arrive() {
    if (outside.isEmpty()) {
      return false;
    }
    outside.remove(random.nextInt(outside.size())).run();
    return true;
  }

  void calm() {
    isCalm = true;
  }

  void die() {
    underWay.clear();
    work = new StoreWork(Windowed.SETTINGS);
    var stored = table.read(store.id());
    work.begin(stored.numbers(), stored.closure(), now);
  }

  /** Somebody lets a store be tried again that let nobody in. */
  void resume() {
    if (work.gate().closure().isPresent()) {
      table.close(store.id(), Optional.empty());
      work.gate().reopen();
    }
  }

  private Surroundings around() {
    return new Surroundings(store, outlets, shop.connector(), random.nextDouble(), now);
  }

  void goOn() {
    work.next(around()).forEach(round -> underWay.add(() -> begin(round)));
    if (!underWay.isEmpty()) {
      underWay.remove(random.nextInt(underWay.size())).run();
    }
  }

  /** Everything that can happen without time passing. */
  void finish() {
    do {
      goOn();
    } while (!underWay.isEmpty());
  }

  /** When it goes on by itself. */
  Optional<Instant> wakeAt() {
    return work.wakeAt(around());
  }

  private boolean fails() {
    return !isCalm && random.nextInt(10) == 0;
  }

  /** Nobody hears what the SKU answers, and it may be asked later than anybody waits. */
  private void unheard(Runnable question) {
    switch (random.nextInt(3)) {
      case 0 -> question.run();
      case 1 -> outside.add(question);
      default -> {}
    }
  }

  private void begin(Round round) {
    switch (round) {
      case Round.Ask ask -> ask(ask);
      case Round.Read read -> read(read);
      case Round.Again(var push) -> send(push);
      case Round.Forget forget -> throw new AssertionError("nothing is to be forgotten: " + forget);
    }
  }

  private void ask(Round.Ask ask) {
    var offer = offer();
    var asked = shop.asked();
    var shown = levels.known(listing);
    underWay.add(
        () -> {
          keys++;
          var key = window + " " + keys;
          var decision =
              new Deciding(work, around())
                  .decide(ask, Map.of(listing, offer), Map.of(listing, shown), key);
          decision.rested().forEach(_ -> rest(work.number(listing).target().orElseThrow()));
          if (decision.changed().isEmpty()) {
            decision.release();
            work.gate().ended();
          } else {
            var known = shop.decided(key, asked);
            underWay.add(() -> store(decision, ask, known));
          }
        });
  }

  private OfferAnswer offer() {
    if (fails()) {
      unheard(() -> offers.offer(GuardedSku.ID, window));
      return new OfferAnswer.Unavailable("by dice");
    }
    return offers.offer(GuardedSku.ID, window).toCompletableFuture().join();
  }

  private void rest(ListingNumber.Target target) {
    if (fails()) {
      unheard(() -> acknowledge(target));
      nudge();
    } else {
      acknowledge(target);
    }
  }

  private long acknowledge(ListingNumber.Target target) {
    return offers
        .acknowledge(target.sku(), window, target.units(), target.version())
        .toCompletableFuture()
        .join();
  }

  private void store(Decision decision, Round.Ask ask, GuardedShop.Decided known) {
    if (fails()) {
      new Deciding(work, around()).undo(decision, ask.listings());
      work.gate().ended();
      return;
    }
    table.write(store.id(), decision.changed());
    decision.release();
    decision
        .push()
        .ifPresentOrElse(
            push -> {
              shop.isToldBy(known);
              underWay.add(() -> send(push));
            },
            () -> work.gate().ended());
  }

  private void send(Push push) {
    var answer = isCalm ? shop.carryOut(push) : shop.tell(push, random);
    underWay.add(
        () -> {
          var outcome = new Landing(work, around()).answered(push, answer);
          underWay.add(() -> follow(outcome));
        });
  }

  private void follow(Outcome outcome) {
    var guarded = outcome.shown().stream().filter(it -> it.target().guarded()).toList();
    if (fails()) {
      guarded.forEach(it -> unheard(() -> acknowledge(it.target())));
      underWay.add(() -> follow(outcome));
      return;
    }
    var isTheSkuFirst = random.nextBoolean();
    Runnable pushed = () -> outcome.shown().forEach(it -> levels.pushed(listing, it.level(), now));
    if (!isTheSkuFirst) {
      pushed.run();
    }
    if (outcome.hasMoved() && random.nextBoolean()) {
      orders.run();
    }
    underWay.add(
        () -> {
          var versions = guarded.stream().map(it -> acknowledge(it.target())).toList();
          if (isTheSkuFirst) {
            pushed.run();
          }
          underWay.add(() -> record(outcome, versions));
        });
  }

  private void record(Outcome outcome, List<Long> versions) {
    var landing = new Landing(work, around());
    var changed = new HashMap<>(outcome.changed());
    versions.forEach(version -> changed.put(listing, landing.acknowledged(listing, version)));
    underWay.add(
        () -> {
          table.write(store.id(), changed);
          if (outcome.closure().isPresent()) {
            table.close(store.id(), outcome.closure());
          }
          underWay.add(
              () -> {
                new Landing(work, around()).recorded(outcome);
                work.gate().ended();
              });
        });
  }

  private void read(Round.Read read) {
    var answer = fails() ? new ReadAnswer.Failed("by dice") : shop.tell(read.listings());
    underWay.add(
        () -> {
          new Landing(work, around()).read(read, answer);
          underWay.add(() -> looked(read, answer));
        });
  }

  private void looked(Round.Read read, ReadAnswer answer) {
    if (answer instanceof ReadAnswer.Levels(var shown, _)) {
      for (var level : shown.values()) {
        var target = work.number(listing).target().filter(ListingNumber.Target::guarded);
        if (target.isPresent() && fails()) {
          unheard(() -> observe(target.get(), level.number()));
          underWay.add(() -> looked(read, answer));
          return;
        }
        target.ifPresent(it -> observe(it, level.number()));
        levels.seen(listing, level, now);
      }
    }
    new Landing(work, around()).looked(read, answer);
    work.gate().ended();
  }

  private void observe(ListingNumber.Target target, long units) {
    offers.observe(target.sku(), window, units, target.version());
  }
}
