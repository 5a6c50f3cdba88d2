package holdfast.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Goal: it does not matter in which order news come, nor how often; a shop that sells and cancels
 * is never called drifting, and one that is edited by hand is. Method: made-up shops, whose news
 * are shuffled and repeated, or late and lost as deliveries are.
 */
class LevelOrderTest {
  private static final int SHOPS = 3_000;
  private static final int NEARBY_MAX = 8;
  private static final int PUSHED = 20;

  @Test
  void anyOrderAndRepetitionOfNewsEndInTheSameState() {
    for (long seed = 0; seed < SHOPS; seed++) {
      var random = new Random(seed);
      var news = news(random);
      var isPushed = random.nextBoolean();
      var once = heard(news, isPushed);
      var mixed = new ArrayList<>(news);
      // Orders are told once each: their own merging sees to that.
      news.stream().filter(Told::isLevel).filter(_ -> random.nextBoolean()).forEach(mixed::add);
      Collections.shuffle(mixed, random);
      var again = heard(mixed, isPushed);

      assertThat(again.state()).as("state, seed %d", seed).isEqualTo(once.state());
      assertThat(again.findings()).as("findings, seed %d", seed).isEqualTo(once.findings());
    }
  }

  private record Told(boolean isLevel, Consumer<Showing> to) {}

  private static List<Told> news(Random random) {
    var news = new ArrayList<Told>();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      var second = random.nextInt(3) == 0 ? PUSHED : random.nextInt(1, 40);
      var level = new Level(random.nextInt(-2, 12), Showing.at(second));
      news.add(new Told(true, shop -> shop.seen(level)));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      var sale = new OwnSale(Showing.at(random.nextInt(-20, 60)), random.nextInt(-2, 4));
      news.add(new Told(false, shop -> shop.sold(sale)));
    }
    return news;
  }

  private static Showing heard(List<Told> news, boolean isPushed) {
    var shop = Showing.first(10);
    if (isPushed) {
      shop.hearing("push 8 @%d, push 6 @%d".formatted(PUSHED, PUSHED));
    }
    news.forEach(told -> told.to().accept(shop));
    return shop.settled();
  }

  @Test
  void aShopThatOnlySellsAndCancelsNeverDrifts() {
    for (long seed = 0; seed < SHOPS; seed++) {
      var random = new Random(seed);
      var day = new Day(random, 0);

      assertThat(drifts(day.lived())).as("seed %d: %s", seed, day).isEmpty();
    }
  }

  @Test
  void aShopThatIsEditedByHandDriftsByThat() {
    for (long seed = 0; seed < SHOPS; seed++) {
      var random = new Random(seed);
      var edit = random.nextInt(20, 40);
      var day = new Day(random, edit);

      assertThat(drifts(day.lived()))
          .as("seed %d: %s", seed, day)
          .hasSizeBetween(1, 2)
          .first()
          .satisfies(
              drift ->
                  assertThat(drift.seen().number() - drift.expected())
                      .isBetween(edit - NEARBY_MAX, edit + NEARBY_MAX));
    }
  }

  private static List<LevelFinding.Drifted> drifts(Showing shop) {
    return shop.findings().stream()
        .filter(LevelFinding.Drifted.class::isInstance)
        .map(LevelFinding.Drifted.class::cast)
        .toList();
  }

  /** What a shop did on a day, and what it says of it, each with the second when that comes. */
  private static final class Day {
    private record Late(double arrives, Told told, String what) {}

    private final List<Late> deliveries = new ArrayList<>();
    private int number = 10;

    Day(Random random, int edit) {
      var happenings = random.nextInt(1, 15);
      var edited = random.nextInt(happenings);
      var second = 100.0;
      for (int i = 0; i < happenings; i++) {
        second += random.nextDouble(1, 60);
        if (edit != 0 && i == edited) {
          number += edit;
          shows(second, 0.5, random);
        } else {
          var units = random.nextInt(4) == 0 ? -1 : random.nextInt(1, 3);
          number -= units;
          sells(new OwnSale(Showing.at(second + random.nextDouble(4)), units), second, random);
          if (random.nextInt(10) > 0 || i == happenings - 1) {
            shows(second, random.nextDouble(0.8), random);
          }
        }
      }
    }

    private void sells(OwnSale sale, double second, Random random) {
      deliveries.add(
          new Late(
              second + random.nextDouble(40), new Told(false, shop -> shop.sold(sale)), "" + sale));
    }

    private void shows(double second, double later, Random random) {
      var level = new Level(number, Showing.at(second + later));
      deliveries.add(
          new Late(
              second + later + random.nextDouble(40),
              new Told(true, shop -> shop.seen(level)),
              "" + level));
    }

    Showing lived() {
      deliveries.sort(Comparator.comparingDouble(Late::arrives));
      var shop = Showing.first(10);
      int second = 0;
      for (var late : deliveries) {
        for (; second < late.arrives(); second++) {
          shop.waiting(1);
        }
        late.told().to().accept(shop);
      }
      for (int i = 0; i < 700; i++) {
        shop.waiting(1);
      }
      return shop;
    }

    @Override
    public String toString() {
      return deliveries.toString();
    }
  }
}
