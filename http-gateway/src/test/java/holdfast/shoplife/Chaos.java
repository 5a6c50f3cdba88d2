package holdfast.shoplife;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the net does to deliveries: some are lost, some come twice, all come late, none in order.
 * Whoever reads every order again when all is over mends that; what was said before may still come
 * afterwards.
 */
final class Chaos {
  private static final int HOUR_SECONDS = 3_600;

  private final Dice dice;
  private final int lost;
  private final int doubled;
  private final int late;

  Chaos(long seed) {
    dice = new Dice(~seed);
    lost = dice.one(List.of(0, 0, 10, 30, 60, 95));
    doubled = dice.one(List.of(0, 10, 30));
    late = dice.one(List.of(0, 10, 40, 100));
  }

  /** A delivery when it arrives. */
  record Arrival(Instant at, Delivery delivery) {}

  /** All deliveries as they were sent, each at once. */
  static List<Arrival> none(ShopLife<?> life) {
    return life.deliveries().stream()
        .map(delivery -> new Arrival(delivery.sentAt(), delivery))
        .toList();
  }

  /**
   * What arrives of a shop's deliveries, and when. If nothing is lost and no second has two states
   * of an order, nobody need read anything again.
   */
  List<Arrival> of(ShopLife<?> life) {
    var needsReading = lost > 0 || life.isHasty;
    var arrivals = new ArrayList<Arrival>();
    for (var delivery : life.deliveries()) {
      for (int i = copies(); i > 0; i--) {
        arrivals.add(new Arrival(delivery.sentAt().plusSeconds(delay()), delivery));
      }
    }
    if (needsReading) {
      var lastSaid = lastSaid(life);
      arrivals.replaceAll(arrival -> inTime(arrival, lastSaid, life.now));
      for (var read : dice.shuffled(life.readAgain())) {
        arrivals.add(new Arrival(end(life), read));
      }
    }
    return arrivals.stream().sorted(Comparator.comparing(Arrival::at)).toList();
  }

  /**
   * A body of the second of the last change can't be told from one of the last change; it must not
   * come after that was read.
   */
  private static Arrival inTime(Arrival arrival, Map<String, Instant> lastSaid, Instant end) {
    var delivery = arrival.delivery();
    var isOfLastSecond = delivery.saidAt().equals(lastSaid.get(delivery.subject()));
    return isOfLastSecond && arrival.at().isAfter(end) ? new Arrival(end, delivery) : arrival;
  }

  private static Map<String, Instant> lastSaid(ShopLife<?> life) {
    return life.deliveries().stream()
        .collect(
            Collectors.toMap(
                Delivery::subject, Delivery::saidAt, (one, two) -> one.isAfter(two) ? one : two));
  }

  private static Instant end(ShopLife<?> life) {
    return life.now.plusSeconds(1);
  }

  private int copies() {
    if (dice.chance(lost)) {
      return 0;
    }
    return dice.chance(doubled) ? dice.between(2, 3) : 1;
  }

  private long delay() {
    if (!dice.chance(late)) {
      return dice.upTo(5);
    }
    return dice.chance(30) ? dice.upTo(24 * HOUR_SECONDS) : dice.upTo(HOUR_SECONDS);
  }
}
