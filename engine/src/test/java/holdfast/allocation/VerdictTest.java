package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A refusal names the rule that stopped the request, with the numbers of the moment. */
class VerdictTest {
  private static final String TABLE =
      """
        available | taken | who wants  | most | stopped by
      HYBRID reserve=40 buffer=10
        100       |       | a 50       | 50   | nothing
        100       |       | a 51       | 50   | OwnReserve[reserve=40, taken=0, kept=40]
        100       |       | a 90       | 50   | OwnReserve[reserve=40, taken=0, kept=40]
        100       |       | a 91       | 50   | Buffer[available=100, kept=10]
        100       |       | a 101      | 50   | PoolExhausted[available=100]
        100       |       | own 90     | 90   | nothing
        100       |       | own 91     | 90   | Buffer[available=100, kept=10]
      HYBRID : a 30-50, b 20-
        100       |       | a 50       | 50   | nothing
        100       |       | a 51       | 50   | Ceiling[ceiling=50, taken=0]
        50        | a 50  | a 1        | 0    | Ceiling[ceiling=50, taken=50]
        50        | a 10  | a 31       | 30   | FloorOfOthers[kept=20, isScaled=false]
        30        |       | a 19       | 18   | FloorOfOthers[kept=12, isScaled=true]
        50        |       | own 1      | 0    | FloorOfOthers[kept=50, isScaled=false]
        50        |       | stranger 1 | 0    | FloorOfOthers[kept=50, isScaled=false]
        0         | a 50  | a 1        | 0    | PoolExhausted[available=0]
      EQUAL_SPLIT reserve=10 : a, b
        100       | a 5   | a 43       | 43   | nothing
        100       | a 5   | a 44       | 43   | Share[share=48, taken=5, base=95, among=2]
        100       |       | own 11     | 10   | Share[share=10, taken=0, base=90, among=2]
        100       |       | stranger 1 | 0    | Share[share=0, taken=0, base=90, among=2]
      PRIORITY_TIERS : a #1 50, b #2 20
        100       |       | b 51       | 50   | HigherTiers[kept=50]
        100       |       | own 31     | 30   | HigherTiers[kept=70]
      DYNAMIC_POOL
        1         |       | a 2        | 1    | PoolExhausted[available=1]
      """;

  @Test
  void theFirstRuleAfterWhichTooLittleIsLeftStopsTheRequest() {
    for (var row : Table.rows(TABLE)) {
      assertThat(said(verdict(row)))
          .as("%s", row)
          .isEqualTo(row.get("most") + " stopped by " + row.get("stopped by"));
    }
  }

  @Test
  void everyRuleStopsSomeRequestOfTheTable() {
    var stopped = new TreeSet<String>();
    for (var row : Table.rows(TABLE)) {
      if (verdict(row) instanceof Verdict.Refused refused) {
        stopped.add(refused.rule().code());
      }
    }
    assertThat(stopped)
        .containsExactly(
            "FLOOR_OF_OTHERS",
            "HIGHER_TIERS",
            "OWN_CHANNEL_RESERVE",
            "POOL_EXHAUSTED",
            "RETAILER_CEILING",
            "SAFETY_BUFFER",
            "SHARE")
        .hasSameSizeAs(Rule.class.getPermittedSubclasses());
  }

  private static Verdict verdict(Map<String, String> row) {
    var pool =
        Situation.pool(
            Long.parseLong(row.getOrDefault("available", "")), row.getOrDefault("taken", ""), "");
    var division = Division.of(Policies.policy(row.getOrDefault(Table.CAPTION, "")), pool);
    var wish =
        Table.numbers(row.getOrDefault("who wants", "")).entrySet().stream()
            .findFirst()
            .orElseThrow();
    return division.allowance(Situation.taker(wish.getKey())).verdict(wish.getValue());
  }

  private static String said(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed allowed -> allowed.most() + " stopped by nothing";
      case Verdict.Refused refused -> refused.most() + " stopped by " + refused.rule();
    };
  }
}
