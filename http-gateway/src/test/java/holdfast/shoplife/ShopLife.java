package holdfast.shoplife;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** A shop from its first order on, and everything that it sends. */
abstract class ShopLife<O extends ShopOrder> {
  private static final int ORDERS_MAX = 12;
  private static final int EVENTS_PER_ORDER_MAX = 8;

  /** The second one is a night in which clocks are set back in Europe. */
  private static final List<Instant> BEGINNINGS =
      List.of(Instant.parse("2026-11-20T09:00:00Z"), Instant.parse("2026-10-24T23:30:00Z"));

  final Dice dice;
  final Assortment assortment;
  final List<O> orders = new ArrayList<>();

  /** Whether goods that come back are on the shelf because the shop says so. */
  final boolean restocks;

  /** Whether so much happens at once that one second has several states of an order. */
  final boolean isHasty;

  private final List<Delivery> sent = new ArrayList<>();
  private long lastId;
  Instant now;

  ShopLife(long seed) {
    dice = new Dice(seed);
    lastId = firstId();
    now = dice.one(BEGINNINGS);
    restocks = dice.chance(30);
    isHasty = dice.chance(30);
    assortment = Assortment.of(dice, newId() + 1_000_000);
  }

  /** Lives the whole life. */
  final void live() {
    var toCome = dice.between(1, ORDERS_MAX);
    var events = toCome * dice.between(1, EVENTS_PER_ORDER_MAX);
    while (toCome > 0 || events > 0) {
      if (toCome > 0 && (orders.isEmpty() || dice.chance(25))) {
        begin();
        toCome--;
      } else {
        if (!orders.isEmpty()) {
          happen(dice.one(orders));
        }
        events--;
      }
      passTime();
    }
    finish();
  }

  /** Somebody buys, or begins to. */
  abstract void begin();

  /** Something happens to an order, if anything can. */
  abstract void happen(O order);

  /** Whatever is still on its way out is sent. */
  abstract void finish();

  /** Everything that was sent, in order. */
  final List<Delivery> deliveries() {
    return List.copyOf(sent);
  }

  /** What somebody learns who reads every order again when all is over. */
  abstract List<Delivery> readAgain();

  /** What the shelves must look like in the end. */
  final SortedMap<String, Figures> truth() {
    return new Oracle(assortment, restocks).figures(orders);
  }

  /** The units of some lines: {@code most} says how many there may be of each. */
  final int units(ShopLine line, Function<ShopLine, Integer> most) {
    return dice.between(1, most.apply(line));
  }

  final long newId() {
    lastId += dice.between(1, 5_000);
    return lastId;
  }

  final void send(String topic, String subject, Instant saidAt, String body, String brief) {
    sent.add(delivery(topic, subject, saidAt, body, brief));
  }

  final Delivery delivery(String topic, String subject, Instant saidAt, String body, String brief) {
    return new Delivery(
        sent.size() + 1,
        topic,
        subject,
        now.plusNanos(sent.size()),
        saidAt.truncatedTo(ChronoUnit.SECONDS),
        body,
        brief);
  }

  final Article anything() {
    return dice.chance(12) ? Article.WITHOUT_PRODUCT : dice.one(assortment.articles());
  }

  private void passTime() {
    now =
        isHasty
            ? now.plusMillis(dice.between(0, 1_500))
            : now.plusSeconds(1 + dice.upTo(dice.chance(20) ? 20_000 : 900));
  }

  /** Ids beyond 2^53 can't be kept by those who read numbers as fractions. */
  private long firstId() {
    return dice.chance(40) ? 820_982_911_946_154_500L : 5_123_456_789_012L;
  }
}
