package holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Goal: news may come in any order, twice, or not at all, and the shelves end as the shop's truth
 * is. Method: made-up orders, of which the news is shuffled, repeated and lost; now and then the
 * order has its SKUs, on their real core, do what it knows by then.
 */
class AnyOrderTest {
  private static final int LIVES = 2_000;

  @Test
  void whateverComesInWhateverOrderTheShelvesEndTheSame() {
    for (long seed = 0; seed < LIVES; seed++) {
      live(seed);
    }
  }

  private static void live(long seed) {
    var random = new Random(seed);
    var life = new OrderLife(random);
    var isRestocked = random.nextBoolean();
    var order =
        TheOrder.order("1")
            .mapping("a", "A")
            .mapping("b", "B")
            .under(new Terms(false, isRestocked, 600));
    order.warehouse().with("A", 100).with("B", 100);
    for (var news : received(life, random)) {
      order.hear(news);
      if (random.nextBoolean()) {
        order.settle();
      }
    }
    order.settle().retry();

    assertThat(order.report().state())
        .as("state, seed %d: %s", seed, order.says())
        .isEqualTo(OrderReport.State.SETTLED);
    assertThat(order.stock("A")).as("A, seed %d", seed).isEqualTo(life.stock("a", isRestocked));
    assertThat(order.stock("B")).as("B, seed %d", seed).isEqualTo(life.stock("b", isRestocked));
  }

  private static List<OrderNews> received(OrderLife life, Random random) {
    var received = new ArrayList<>(life.kept());
    for (var news : life.lossy()) {
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        received.add(news);
      }
    }
    Collections.shuffle(received, random);
    return received;
  }
}
