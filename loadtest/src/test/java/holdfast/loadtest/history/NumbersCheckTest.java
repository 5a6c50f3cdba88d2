package holdfast.loadtest.history;

import static holdfast.loadtest.history.Violation.Rule.NOT_OVERSOLD;
import static holdfast.loadtest.history.Violation.Rule.NUMBERS_AGREE;
import static holdfast.loadtest.history.Violation.Rule.VERSION_FOLLOWS_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.SkuNumbers;
import org.junit.jupiter.api.Test;

/** A SKU's numbers against what they should be: 10 on hand, 3 held, 2 committed, version 7. */
class NumbersCheckTest {
  @Test
  void theRightNumbersPass() {
    assertRules(numbers(10, 3, 2, 5, 7));
  }

  @Test
  void aLostHoldIsFound() {
    assertRules(numbers(10, 2, 2, 6, 7), NUMBERS_AGREE);
  }

  @Test
  void availableMustAddUp() {
    assertRules(numbers(10, 3, 2, 6, 7), NUMBERS_AGREE);
  }

  @Test
  void morePromisedThanOnHandIsFound() {
    assertRules(numbers(4, 3, 2, -1, 7), NUMBERS_AGREE, NOT_OVERSOLD);
  }

  @Test
  void aVersionFromBeforeAnAnswerIsFound() {
    assertRules(numbers(10, 3, 2, 5, 6), VERSION_FOLLOWS_TIME);
  }

  private static SkuNumbers numbers(
      long onHand, long held, long committed, long available, long version) {
    return new SkuNumbers("tee", onHand, held, committed, available, version);
  }

  private static void assertRules(SkuNumbers numbers, Violation.Rule... rules) {
    assertThat(NumbersCheck.check(numbers, 10, 3, 2, 7))
        .extracting(Violation::rule)
        .containsExactly(rules);
  }
}
