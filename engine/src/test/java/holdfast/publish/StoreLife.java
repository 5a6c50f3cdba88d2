package holdfast.publish;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.StoreBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A store, its SKUs and a shop, by dice: whatever is under way may take a step, be lost, or die
 * with the store, which then goes on from its table. The shop sells, or somebody edits its numbers:
 * close together, decision 24 may take one for the other. A drift is not found again after death.
 */
final class StoreLife {
  private static final String[] LISTINGS = {"a", "b", "c", "d", "e"};

  private final Random random;
  private final SimulatedShop shop;
  private final StoreBook book = Windowed.book(LISTINGS);
  private final SimulatedLevels levels = new SimulatedLevels();
  private final Map<String, Long> targets = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Long> offered = new HashMap<>();
  private final TableInMemory table = new TableInMemory();
  private final List<Runnable> underWay = new ArrayList<>();
  private final List<Runnable> orders = new ArrayList<>();
  private final Map<String, Integer> inFlight = new HashMap<>();
  private StoreWork work = new StoreWork(Windowed.SETTINGS);
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final boolean isEdited;
  private boolean isCalm;
  private int keys;

  StoreLife(Random random, boolean comparesAndSets, Duration exactness) {
    this.random = random;
    this.isEdited = random.nextBoolean();
    this.shop = new SimulatedShop(comparesAndSets, exactness, now);
    for (var listing : LISTINGS) {
      shop.show(listing, random.nextInt(10));
      targets.put(listing, (long) random.nextInt(10));
      versions.put(listing, 1L);
      work.nudge(listing, 5, false, now);
    }
  }

  void live(int steps) {
    IntStream.range(0, steps).forEach(_ -> step(random.nextInt(20)));
  }

  private void step(int die) {
    pass(Duration.ofMillis(1));
    var listing = LISTINGS[random.nextInt(LISTINGS.length)];
    switch (die) {
      case 0, 1 -> changed(listing, random.nextInt(10), random.nextInt(8) > 0);
      case 2 -> sell(listing);
      case 3 -> report();
      case 4 -> {
        if (isEdited && random.nextInt(4) == 0) {
          shop.show(listing, random.nextInt(12));
        }
      }
      case 5 -> {
        if (!isEdited && random.nextInt(5) == 0) {
          die();
        }
      }
      case 6, 7 -> pass(Duration.ofMillis(random.nextInt(30_000)));
      case 8 -> hear(listing);
      default -> goOn();
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    shop.at(now);
  }

  private void changed(String listing, long units, boolean isNudged) {
    targets.put(listing, Math.max(0, units));
    versions.merge(listing, 1L, Long::sum);
    if (isNudged) {
      work.nudge(listing, units, false, now);
    }
  }

  /** The shop lowers its number by itself; its order may be told late. */
  private void sell(String listing) {
    var before = shop.level(listing).number();
    if (before > 0 && !isEdited) {
      shop.show(listing, before - 1);
      var at = shop.now();
      orders.add(
          () -> {
            levels.sold(listing, at);
            changed(listing, targets.getOrDefault(listing, 0L) - 1, true);
          });
    }
  }

  private void report() {
    if (!orders.isEmpty()) {
      orders.remove(random.nextInt(orders.size())).run();
    }
  }

  /** The shop's own word about a number, and what is found out by it. */
  private void hear(String listing) {
    if (levels.heard(listing, shop.level(listing), now)) {
      work.nudge(listing, 0, false, now);
    }
  }

  /** The process dies: what was not stored is forgotten, and nobody hears the shop's answers. */
  private void die() {
    underWay.clear();
    inFlight.clear();
    work = new StoreWork(Windowed.SETTINGS);
    work.begin(table.read(Windowed.SHOP).numbers(), Optional.empty(), now);
    sweep();
  }

  private void sweep() {
    for (var listing : LISTINGS) {
      var shown = table.number(listing).acknowledged().map(ListingNumber.Acknowledged::version);
      if (shown.filter(it -> it >= versions.getOrDefault(listing, 0L)).isEmpty()) {
        work.nudge(listing, 0, false, now);
      }
    }
  }

  private Surroundings around() {
    return new Surroundings(
        book.store(Windowed.SHOP).orElseThrow(),
        Windowed.outlets(book),
        shop,
        random.nextDouble(),
        now);
  }

  private void goOn() {
    work.next(around()).forEach(round -> underWay.add(() -> begin(round)));
    if (!underWay.isEmpty()) {
      underWay.remove(random.nextInt(underWay.size())).run();
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
    var offers = new HashMap<String, OfferAnswer>();
    var known = new HashMap<String, Known>();
    for (var listing : ask.listings()) {
      var id = listing.id();
      offers.put(id, offer(id));
      known.put(id, levels.known(id));
    }
    underWay.add(
        () -> {
          var decision = new Deciding(work, around()).decide(ask, offers, known, "k" + keys++);
          for (var line : decision.push().map(Push::lines).orElse(List.of())) {
            if (line.units() != offered.getOrDefault(line.listing().id(), -1L)) {
              throw new AssertionError("not the newest offer leaves: " + line);
            }
          }
          underWay.add(() -> store(decision, ask));
        });
  }

  private OfferAnswer offer(String id) {
    if (!isCalm && random.nextInt(10) == 0) {
      return new OfferAnswer.Unavailable("by dice");
    }
    var units = targets.getOrDefault(id, 0L);
    offered.put(id, units);
    return new OfferAnswer.Offered(
        units, PublishingRule.ENTITLEMENT, Optional.empty(), false, versions.getOrDefault(id, 0L));
  }

  private void store(Decision decision, Round.Ask ask) {
    if (!isCalm && random.nextInt(10) == 0) {
      new Deciding(work, around()).undo(decision, ask.listings());
      work.gate().ended();
      return;
    }
    table.write(Windowed.SHOP, decision.changed());
    decision.release();
    if (decision.push().isPresent()) {
      var push = decision.push().get();
      underWay.add(() -> send(push));
    } else {
      work.gate().ended();
    }
  }

  private void send(Push push) {
    for (var line : push.lines()) {
      if (inFlight.merge(line.listing().id(), 1, Integer::sum) > 1) {
        throw new AssertionError("told twice at a time: " + line);
      }
      var stored = table.number(line.listing().id()).flight();
      if (stored.filter(it -> it.key().equals(push.key())).isEmpty()) {
        throw new AssertionError("it leaves before it is stored: " + line);
      }
    }
    var answer =
        switch (isCalm ? 9 : random.nextInt(10)) {
          case 0 -> new PushAnswer.Throttled(Duration.ofSeconds(2));
          case 1 -> new PushAnswer.Unknown("the request was lost");
          case 2 -> {
            shop.carryOut(push);
            yield new PushAnswer.Unknown("the answer was lost");
          }
          case 3 -> new PushAnswer.Rejected("by dice");
          case 4 -> new PushAnswer.Unsent("by dice");
          default -> shop.carryOut(push);
        };
    underWay.add(() -> answered(push, answer));
  }

  private void answered(Push push, PushAnswer answer) {
    push.lines().forEach(line -> inFlight.remove(line.listing().id()));
    var outcome = new Landing(work, around()).answered(push, answer);
    underWay.add(
        () -> {
          for (var shown : outcome.shown()) {
            levels.pushed(shown.listing().id(), shown.level(), now);
          }
          underWay.add(
              () -> {
                table.write(Windowed.SHOP, outcome.changed());
                new Landing(work, around()).recorded(outcome);
                work.gate().ended();
              });
        });
  }

  private void read(Round.Read read) {
    var answer =
        isCalm || random.nextInt(5) > 0
            ? shop.tell(read.listings())
            : new ReadAnswer.Failed("by dice");
    new Landing(work, around()).read(read, answer);
    underWay.add(
        () -> {
          if (answer instanceof ReadAnswer.Levels(var shown, _)) {
            shown.forEach((id, level) -> levels.read(id, level, now));
          }
          new Landing(work, around()).looked(read, answer);
          work.gate().ended();
        });
  }

  /** All orders are told, nothing goes wrong any more, and time passes. */
  void calmDown() {
    isCalm = true;
    while (!orders.isEmpty()) {
      report();
    }
    for (int i = 0; i < 60; i++) {
      sweep();
      for (var listing : LISTINGS) {
        hear(listing);
      }
      for (int j = 0; j < 60; j++) {
        pass(Duration.ofMillis(1));
        goOn();
      }
      pass(Duration.ofSeconds(61));
    }
  }

  /** What is not as it should be. */
  List<String> wrong() {
    var wrong = new ArrayList<String>();
    for (var listing : LISTINGS) {
      var target = targets.getOrDefault(listing, 0L);
      var shown = shop.level(listing).number();
      if (shown != target) {
        var known = work.number(listing) + ", " + levels.state(listing);
        wrong.add("%s shows %d, should %d: %s".formatted(listing, shown, target, known));
      }
    }
    return wrong;
  }
}
