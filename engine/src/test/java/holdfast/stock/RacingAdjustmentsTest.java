package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Direct adjustments that race reservations lose neither; in a peer the last writer overwrote the
 * other's number (Medusa 12132). Tried in every order, all in one batch and each in its own.
 */
class RacingAdjustmentsTest {
  private static final List<StockCommand> RACE =
      List.of(
          adjustment("stolen", "main", -3),
          receipt("found", "main", 2),
          reserve("anna", 4),
          reserve("ben", 5),
          release("early"));

  static Stream<List<StockCommand>> everyOrder() {
    return permutations(RACE).stream();
  }

  @ParameterizedTest
  @MethodSource("everyOrder")
  void inEveryOrderBothTheAdjustmentsAndTheGrantsCount(List<StockCommand> order) {
    var together = start();
    var answers = together.askTogether(order);
    assertBothCount(together, order, answers);

    var apart = start();
    assertThat(order.stream().map(apart::ask).toList()).isEqualTo(answers);
    assertThat(apart.stock()).isEqualTo(together.stock());
  }

  private static TheSku start() {
    var sku = sku().with("main", 10);
    sku.ask(reserve("early", 2));
    return sku;
  }

  private static void assertBothCount(TheSku sku, List<StockCommand> order, List<Answer> answers) {
    var granted = 0;
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) instanceof StockCommand.Reserve reserve
          && answers.get(i) instanceof Answer.ReservationIs) {
        granted += reserve.request().quantity();
      }
    }
    assertThat(sku.shelf("main").onHand()).isEqualTo(10 - 3 + 2);
    assertThat(sku.shelf("main").held()).isEqualTo(granted);
    assertThat(granted).as("somebody is granted something in every order").isPositive();
    assertThat(sku.shelf("main").shortage()).as("short by no more than was lost").isBetween(0, 3);
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<T>>();
    for (int i = 0; i < items.size(); i++) {
      var rest = new ArrayList<>(items);
      var first = rest.remove(i);
      for (var tail : permutations(rest)) {
        all.add(Stream.concat(Stream.of(first), tail.stream()).toList());
      }
    }
    return all;
  }
}
