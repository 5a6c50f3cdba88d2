package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up shop with one number, what is on its way to it, and what its customers did of which
 * nobody has told. It knows by how many units it may show more than anybody can know (decision 26):
 * because an order came later than it is waited for, or because it does not compare.
 */
final class GuardedShop {
  private static final long UNLIMITED = Integer.MAX_VALUE;
  private static final Decided NOTHING = new Decided("", 0, 0);

  private final String listing;
  private final boolean comparesAndSets;
  private final SimulatedShop shop;
  private final List<Push> late = new ArrayList<>();
  private final List<Instant> untold = new ArrayList<>();
  private Decided newest = NOTHING;
  private int unreturned;
  private Instant now;
  private int told;
  private long excused;
  private boolean isDown;
  private boolean isKnown;
  private long misjudged;

  /** The shop's sales when the SKU was asked: how many it knew, and when the others were made. */
  record Asked(int told, List<Instant> untold) {}

  /**
   * A number that was decided on.
   *
   * @param told how many of the shop's sales were known
   * @param overdue how many were not, and had not come in the time in which they are waited for
   */
  record Decided(String key, int told, long overdue) {}

  GuardedShop(String listing, boolean comparesAndSets, Instant now) {
    this.listing = listing;
    this.comparesAndSets = comparesAndSets;
    this.shop = new SimulatedShop(comparesAndSets, Duration.ofMillis(1), now);
    this.now = now;
    shop.show(listing, 0);
  }

  void at(Instant moment) {
    now = moment;
    shop.at(now);
  }

  ShopConnector connector() {
    return shop;
  }

  int shown() {
    return level().number();
  }

  Level level() {
    return shop.level(listing);
  }

  void sell() {
    if (shown() > 0) {
      shop.show(listing, shown() - 1);
      untold.add(now);
    }
  }

  boolean hasUntold() {
    return !untold.isEmpty();
  }

  boolean hasUntoldBefore(Instant moment) {
    return untold.stream().anyMatch(at -> at.isBefore(moment));
  }

  /** One of its orders is told; when it was taken. */
  Instant tell(Random random) {
    told++;
    return untold.remove(random.nextInt(untold.size()));
  }

  boolean isComparing() {
    return comparesAndSets;
  }

  /** A sale is cancelled that was told; of that nobody hears before {@link #tellCancelled}. */
  Instant cancel() {
    shop.show(listing, shown() + 1);
    unreturned++;
    return now;
  }

  /** Units of cancelled sales that may be sold again before anybody hears that they are back. */
  int putBackUntold() {
    return unreturned;
  }

  void tellCancelled() {
    unreturned--;
  }

  /** What the SKU knows of its sales when it is asked. */
  Asked asked() {
    return new Asked(told, List.copyOf(untold));
  }

  /** What a decision that began with this question takes for granted. */
  Decided decided(String key, Asked asked) {
    return new Decided(key, asked.told(), asked.untold().stream().filter(this::isOverdue).count());
  }

  private boolean isOverdue(Instant sale) {
    return !now.isBefore(sale.plus(Windowed.SETTINGS.settle()));
  }

  /** A number is on record as on its way. */
  void isToldBy(Decided decided) {
    newest = decided;
    if (comparesAndSets) {
      excused = Math.max(excused, decided.overdue());
    }
  }

  /** For a while nobody gets an answer that helps, or does again. */
  void stumble() {
    isDown = !isDown;
  }

  /** What becomes of a push, by dice. */
  PushAnswer tell(Push push, Random random) {
    return switch (random.nextInt(isDown ? 5 : 24)) {
      case 0 -> new PushAnswer.Throttled(Duration.ofSeconds(2));
      case 1 -> new PushAnswer.Unknown("the request was lost");
      case 2, 3 -> {
        late.add(push);
        yield new PushAnswer.Unknown("the shop is slow");
      }
      case 4 -> {
        carryOut(push);
        yield new PushAnswer.Unknown("the answer was lost");
      }
      case 5 -> refuse(push, random);
      case 6 ->
          random.nextInt(4) == 0
              ? new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, "by dice")
              : carryOut(push);
      default -> carryOut(push);
    };
  }

  PushAnswer carryOut(Push push) {
    var before = shown();
    var isNew = !shop.hasAnswered(push.key());
    var answer = shop.carryOut(push);
    var unknown = told + untold.size() - newest.told();
    if (!comparesAndSets) {
      excused = push.key().equals(newest.key()) ? unknown : UNLIMITED;
    } else if (isNew && before != shown()) {
      misjudged = Math.max(newest.overdue(), Math.min(misjudged, unknown));
      excused = misjudged;
    }
    return answer;
  }

  /** Refuses it, unless it has been carried out before. */
  private PushAnswer refuse(Push push, Random random) {
    if (shop.hasAnswered(push.key())) {
      return carryOut(push);
    }
    newest = NOTHING;
    return shop.refuse(
        push,
        random.nextBoolean()
            ? new PushAnswer.Rejected("by dice")
            : new PushAnswer.Answered(
                Map.of(listing, new PushAnswer.OfLine.Failed("by dice")), Duration.ZERO));
  }

  /** What nobody waits for any longer comes all the same; whether there was anything. */
  boolean arrive(Random random) {
    if (late.isEmpty()) {
      return false;
    }
    carryOut(late.remove(random.nextInt(late.size())));
    return true;
  }

  ReadAnswer tell(List<Listing> listings) {
    return shop.tell(listings);
  }

  /**
   * What customers see or have bought of which the SKU does not know, or will see when what is
   * written in the table as on its way, or is late, comes now.
   */
  long claim(ListingNumber number) {
    var most = (long) shown();
    if (comparesAndSets) {
      for (var push : late) {
        var line = push.lines().getFirst();
        most = Math.max(most, wouldShow(push.key(), line.units(), line.baseline()));
      }
      if (number.flight().isPresent()) {
        var flight = number.flight().get();
        most = Math.max(most, wouldShow(flight.key(), flight.units(), flight.baseline()));
      }
    }
    return most + untold.size() - unreturned;
  }

  private long wouldShow(String key, long units, Optional<Long> baseline) {
    var isTaken = !shop.hasAnswered(key) && baseline.filter(known -> known != shown()).isEmpty();
    return isTaken ? units : 0;
  }

  /** Holds what it may show to what the SKU counts with. */
  void check(long claim, long standing) {
    if (!isKnown) {
      isKnown = true;
      misjudged = untold.size();
      excused = Math.max(untold.size(), claim - standing);
    }
    if (claim - standing > excused) {
      throw new AssertionError(
          "%d units are shown, sold or on their way, the SKU counts with %d, %d are excused: %s"
              .formatted(claim, standing, excused, this));
    }
  }

  /** The SKU does not know what it shows; when it does, that is where it begins. */
  void isUnknown() {
    isKnown = false;
  }

  @Override
  public String toString() {
    return "a shop that %s shows %d, has sold %d of which it told %d"
        .formatted(
            comparesAndSets ? "compares" : "does not compare", shown(), told + untold.size(), told);
  }
}
