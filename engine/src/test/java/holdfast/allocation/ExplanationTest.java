package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic in words that the owner of a shop understands. */
class ExplanationTest {
  @Test
  void hybrid() {
    assertThat(
            sentences("HYBRID reserve=200 buffer=5% : a 80-200, b 50-150", 500, "a 1 own 40", "a"))
        .isEqualTo(
            """
            500 units are available.
            25 units are kept back as a safety buffer for sales that are already made; 475 left.
            The supplier keeps 200 units for its own channels, which have taken 40; \
            160 units are still kept for them; 315 left.
            Your ceiling is 200 units and you have taken 1; 199 left for you.
            50 units are kept for other retailers' guaranteed minimums; 199 left for you.
            You may take 199 units now.\
            """);
  }

  @Test
  void floorsThatDoNotFit() {
    assertThat(sentences("HYBRID : a 30-, b 20-", 30, "", "a"))
        .isEqualTo(
            """
            30 units are available.
            12 units are kept for other retailers' guaranteed minimums, which had to be scaled \
            down to fit; 18 left for you.
            You may take 18 units now.\
            """);
  }

  @Test
  void shares() {
    assertThat(sentences("EQUAL_SPLIT reserve=9 : a, b, c", 70, "a 19 own 9", "a"))
        .isEqualTo(
            """
            70 units are available.
            The supplier keeps 9 units for its own channels, which have taken 9; \
            nothing more is kept for them; 70 left.
            89 units are divided among 3 retailers; your share is 30 and you have taken 19; \
            11 left for you.
            You may take 11 units now.\
            """);
  }

  @Test
  void tiersAndTheLastUnit() {
    assertThat(sentences("PRIORITY_TIERS : a #1 50, b #2 50", 51, "", "b"))
        .isEqualTo(
            """
            51 units are available.
            50 units are kept for the targets of retailers that come before you; 1 left for you.
            You may take 1 unit now.\
            """);
  }

  @Test
  void ownChannels() {
    assertThat(sentences("PROPORTIONAL reserve=9 : a", 1, "own 9", "own"))
        .isEqualTo(
            """
            1 unit is available.
            1 unit is divided among 1 retailer; your own reserve is 9 and you have taken 9; \
            0 left for you.
            You may take 0 units now.\
            """);
  }

  @Test
  void everyLineHasItsRuleItsNumbersAndWhatIsLeft() {
    var lines =
        Division.of(Policies.policy("HYBRID : a 30-50, b 20-"), Situation.pool(60, "a 10", ""))
            .allowance(Situation.taker("a"))
            .explanation()
            .lines();
    assertThat(lines)
        .extracting(Explanation.Line::code)
        .containsExactly("POOL_EXHAUSTED", "RETAILER_CEILING", "FLOOR_OF_OTHERS");
    assertThat(lines).extracting(Explanation.Line::left).containsExactly(60L, 40L, 40L);
    assertThat(lines.get(1).figures())
        .isEqualTo(
            List.of(new Explanation.Figure("ceiling", 50), new Explanation.Figure("taken", 10)));
    assertThat(lines).allMatch(line -> !line.label().isEmpty() && !line.formula().isEmpty());
  }

  private static String sentences(String policy, long available, String taken, String who) {
    var division = Division.of(Policies.policy(policy), Situation.pool(available, taken, ""));
    var explanation = division.allowance(Situation.taker(who)).explanation();
    return String.join("\n", explanation.sentences());
  }
}
