package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.RetailerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row of a table: a policy, what is available, what was taken and sold, and what everybody may
 * take. "own" names the supplier's own channels.
 */
final class Situation {
  private static final String OWN = "own";

  private Situation() {}

  /**
   * Checks all rows; their columns are available, taken, perhaps sold, and may take. The caption is
   * the policy.
   */
  static void check(String table) {
    for (var row : Table.rows(table)) {
      check(Policies.policy(row.getOrDefault(Table.CAPTION, "")), row);
    }
  }

  /** The same with one policy for all rows. */
  static void check(String policy, String table) {
    Table.rows(table).forEach(row -> check(Policies.policy(policy), row));
  }

  private static void check(Policy policy, Map<String, String> row) {
    var division = Division.of(policy, pool(row));
    var expected = Table.numbers(row.getOrDefault("may take", ""));
    assertThat(expected).as("a row that expects nothing checks nothing").isNotEmpty();
    var actual = new LinkedHashMap<String, Long>();
    expected.keySet().forEach(who -> actual.put(who, mayTake(division, who)));
    assertThat(text(actual)).as("%s", row).isEqualTo(text(expected));
  }

  static Taker taker(String who) {
    return who.equals(OWN) ? new Taker.OwnChannels() : new Taker.OfRetailer(new RetailerId(who));
  }

  static Pool pool(long available, String taken, String sold) {
    var takenBy = Table.numbers(taken);
    var soldBy = Table.numbers(sold);
    var names = new TreeSet<>(takenBy.keySet());
    names.addAll(soldBy.keySet());
    names.remove(OWN);
    var retailers =
        names.stream()
            .collect(
                Collectors.toMap(
                    RetailerId::new,
                    name ->
                        new Pool.Demand(
                            takenBy.getOrDefault(name, 0L), soldBy.getOrDefault(name, 0L))));
    return new Pool(available, takenBy.getOrDefault(OWN, 0L), retailers);
  }

  private static Pool pool(Map<String, String> row) {
    return pool(
        Long.parseLong(row.getOrDefault("available", "")),
        row.getOrDefault("taken", ""),
        row.getOrDefault("sold", ""));
  }

  private static long mayTake(Division division, String who) {
    return division.allowance(taker(who)).units();
  }

  private static String text(Map<String, Long> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
