package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the shops of a SKU show, as tables. A name with "!" is a channel that reserves. */
class PublicationTest {
  @Test
  void sharedShowsEverybodyWhatItMayTake() {
    check(
        """
        available | taken | mode   | exposure | shown
        DYNAMIC_POOL
        100       |       | SHARED | 200      | a 100 b 100 own 100 own! 100
        0         |       | SHARED | 0        | a 0 b 0
        DYNAMIC_POOL buffer=10
        100       |       | SHARED | 80       | a 90 b.1 90 own! 90
        DYNAMIC_POOL buffer=10 reserve=30
        100       |       | SHARED | 20       | a 60 b 60
        HYBRID reserve=200 : a 80-200, b 50-150
        500       |       | SHARED | 0        | a 200 b 150 own! 370
        150       | own 200 a 50 | SHARED | 50 | a.1 100 a.2 100 own! 70
        """);
  }

  @Test
  void exclusivePutsEveryUnitIntoOneOutlet() {
    check(
        """
        available | taken     | mode      | exposure | shown
        DYNAMIC_POOL mode=EXCLUSIVE
        100       |           | EXCLUSIVE | 0        | a 50 b 50
        100       |           | EXCLUSIVE | 0        | a.1 25 a.2 25 b 50
        100       |           | EXCLUSIVE | 0        | a 34 b 33 own! 33
        1         |           | EXCLUSIVE | 0        | a 1 b 0 own! 0
        0         |           | EXCLUSIVE | 0        | a 0 b 0 own! 0
        HYBRID mode=EXCLUSIVE reserve=20 buffer=10 : a 40-, b 20-
        100       |           | EXCLUSIVE | 0        | a 44 b 23 own! 23
        90        | a 10      | EXCLUSIVE | 0        | a 34 b 23 own! 23
        90        | a 10      | EXCLUSIVE | 0        | a 35 b 25
        100       |           | EXCLUSIVE | 0        | a 50
        HYBRID mode=EXCLUSIVE : a 40-45, b 20-20
        100       |           | EXCLUSIVE | 0        | a 45 b 20
        100       |           | EXCLUSIVE | 0        | a 44 b 20 own! 36
        PRIORITY_TIERS mode=EXCLUSIVE : a #1 50, b #2 30
        100       |           | EXCLUSIVE | 0        | a 64 b 36
        70        |           | EXCLUSIVE | 0        | a 50 b 20
        EQUAL_SPLIT mode=EXCLUSIVE reserve=10 : a, b
        100       |           | EXCLUSIVE | 0        | a 45 b 45 own! 10
        """);
  }

  /** The budget counts in full above twice its size, shrinks below, and is gone at its size. */
  @Test
  void withABudgetTheShopsMoveToExclusiveAsStockFallsAndBack() {
    check(
        """
        available | taken | mode      | exposure | shown
        DYNAMIC_POOL budget=20
        500       |       | SHARED    | 20       | a 260 b 260
        41        |       | SHARED    | 20       | a 31 b 30
        40        |       | SHARED    | 20       | a 30 b 30
        39        |       | SHARED    | 19       | a 29 b 29
        30        |       | SHARED    | 10       | a 20 b 20
        21        |       | SHARED    | 1        | a 11 b 11
        20        |       | EXCLUSIVE | 0        | a 10 b 10
        1         |       | EXCLUSIVE | 0        | a 1 b 0
        21        |       | SHARED    | 1        | a 11 b 11
        40        |       | SHARED    | 20       | a 30 b 30
        DYNAMIC_POOL budget=0
        500       |       | EXCLUSIVE | 0        | a 250 b 250
        HYBRID budget=20 : a 10-50, b 10-50
        100       |       | SHARED    | 0        | a 50 b 50
        60        |       | SHARED    | 20       | a 40 b 40
        """);
  }

  @Test
  void belowTheThresholdTheLastUnitsAreShownExclusively() {
    check(
        """
        available | taken | mode      | exposure | shown
        DYNAMIC_POOL threshold=3
        3         |       | SHARED    | 3        | a 3 b 3
        2         |       | EXCLUSIVE | 0        | a 1 b 1
        1         |       | EXCLUSIVE | 0        | a 1 b 0
        """);
  }

  private static void check(String table) {
    for (var row : Table.rows(table)) {
      var shown = Table.numbers(row.getOrDefault("shown", ""));
      var publication = publication(row, String.join(" ", shown.keySet()));
      var actual =
          publication.units().entrySet().stream()
              .map(entry -> Shops.name(entry.getKey()) + " " + entry.getValue())
              .collect(Collectors.joining(" "));
      assertThat(actual + " " + publication.mode() + " " + publication.exposure())
          .as("%s", row)
          .isEqualTo(row.get("shown") + " " + row.get("mode") + " " + row.get("exposure"));
    }
  }

  private static Publication publication(Map<String, String> row, String outlets) {
    var pool =
        Situation.pool(
            Long.parseLong(row.getOrDefault("available", "")), row.getOrDefault("taken", ""), "");
    var division = Division.of(Policies.policy(row.getOrDefault(Table.CAPTION, "")), pool);
    return Publication.of(division, Shops.outlets(outlets));
  }
}
