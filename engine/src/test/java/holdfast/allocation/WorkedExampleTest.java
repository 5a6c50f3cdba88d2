package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * 500 units. The own channels keep 200. Five retailers have the floors 80, 50, 30, 20 and 20, 200
 * together, so 100 units are dynamic, and the ceilings 200, 150, 100, 80 and 80.
 */
class WorkedExampleTest {
  private static final String POLICY =
      "HYBRID reserve=200 : A 80-200, B 50-150, C 30-100, D 20-80, E 20-80";
  private static final Map<String, Long> FLOORS = Table.numbers("A 80 B 50 C 30 D 20 E 20");

  /**
   * Every row is a moment of its own. The units of a row, available and taken, are always 500 in
   * sum, except where units were lost or received.
   */
  @Test
  void asStockFallsEveryFloorStaysTakeable() {
    Situation.check(
        POLICY,
        """
        available | taken                             | may take
        500       |                                   | own 300 A 180 B 150 C 100 D 80 E 80
        450       | A 50                              | own 300 A 130 B 150 C 100 D 80 E 80
        420       | A 80                              | own 300 A 100 B 150 C 100 D 80 E 80
        380       | A 80 B 40                         | own 300 A 100 B 110 C 100 D 80 E 80
        320       | A 180                             | own 200 A 0   B 50  C 30  D 20 E 20
        300       | own 200                           | own 100 A 180 B 150 C 100 D 80 E 80
        270       | A 180 B 50                        | own 200 A 0   B 0   C 30  D 20 E 20
        200       | own 300                           | own 0   A 80  B 50  C 30  D 20 E 20
        120       | own 200 A 180                     | own 0   A 0   B 50  C 30  D 20 E 20
        100       | own 200 A 200                     | own 0   A 0   B 42  C 25  D 17 E 16
        50        | own 200 A 180 C 30 D 20 E 20      | own 0   A 0   B 50  C 0   D 0  E 0
        20        | own 200 A 180 B 50 C 30 D 20      | own 0   A 0   B 0   C 0   D 0  E 20
        0         | own 200 A 180 B 50 C 30 D 20 E 20 | own 0   A 0   B 0   C 0   D 0  E 0
        900       | own 200                           | own 700 A 200 B 150 C 100 D 80 E 80
        250       | own 200 A 199                     | own 130 A 1   B 150 C 100 D 80 E 80
        """);
  }

  /** Whoever comes first takes all that he may; then the others still get their floors. */
  @Test
  void theGreediestFirstLeavesAllTheOthersTheirFloors() {
    for (var greedy : List.of("own", "A", "B", "C", "D", "E")) {
      var taken = new LinkedHashMap<String, Long>();
      var left = take(greedy, Long.MAX_VALUE, 500, taken);
      for (var other : FLOORS.keySet()) {
        if (!other.equals(greedy)) {
          left = take(other, FLOORS.getOrDefault(other, 0L), left, taken);
          assertThat(taken)
              .as("after %s took all it could", greedy)
              .containsAllEntriesOf(Map.of(other, FLOORS.getOrDefault(other, 0L)));
        }
      }
      assertThat(left).as("after %s took all it could", greedy).isGreaterThanOrEqualTo(0);
    }
  }

  private static long take(String who, long most, long available, Map<String, Long> taken) {
    var division = Division.of(Policies.policy(POLICY), pool(available, taken));
    var units = Math.min(most, division.allowance(Situation.taker(who)).units());
    taken.merge(who, units, Long::sum);
    return available - units;
  }

  private static Pool pool(long available, Map<String, Long> taken) {
    var text = new StringBuilder();
    taken.forEach((who, units) -> text.append(who).append(' ').append(units).append(' '));
    return Situation.pool(available, text.toString(), "");
  }

  @Test
  void theNumbersOfTheMomentBeforeAnySale() {
    var division = Division.of(Policies.policy(POLICY), Situation.pool(500, "", ""));
    assertThat(division.grantable()).isEqualTo(500);
    assertThat(division.forRetailers()).isEqualTo(300);
    assertThat(division.base()).isEqualTo(300);
    assertThat(division.free()).isEqualTo(100);
  }
}
