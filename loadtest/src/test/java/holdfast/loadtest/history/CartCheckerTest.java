package holdfast.loadtest.history;

import static holdfast.loadtest.history.Violation.Rule.GRANTED_AS_ASKED;
import static holdfast.loadtest.history.Violation.Rule.NOT_OVERSOLD;
import static holdfast.loadtest.history.Violation.Rule.NUMBERS_AGREE;
import static holdfast.loadtest.history.Violation.Rule.WHOLE_OR_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two units of each SKU; a cart of both, and one of the bundle of both and one more tee. */
class CartCheckerTest {
  private static final Cart BOTH = new Cart(List.of("tee", "mug"), Map.of("tee", 1L, "mug", 1L));
  private static final Cart BUNDLE = new Cart(List.of("set", "tee"), Map.of("tee", 2L, "mug", 1L));
  private static final Outcome REFUSED = new Outcome.Refused(-1, 0, "POOL_EXHAUSTED");

  @Test
  void aGrantedCartHoldsAllOfItsUnitsAndARefusedOneNone() {
    CartHistory history = history(granted("set"), REFUSED);
    assertRules(CartChecker.check(history));
    assertRules(numbers(history, 2, 1, Set.of("bundle"), Set.of()));
    assertRules(CartChecker.checkRefused(Map.of("both", "ABSENT")));
  }

  @Test
  void aHalfHeldCartIsFoundInTheNumbers() {
    CartHistory history = history(granted("set"), REFUSED);
    assertRules(numbers(history, 2, 2, Set.of("bundle"), Set.of()), NUMBERS_AGREE);
  }

  @Test
  void aRefusedCartThatIsStillHeldIsFound() {
    assertRules(CartChecker.checkRefused(Map.of("both", "HELD")), WHOLE_OR_NOTHING);
  }

  @Test
  void aBundlesComponentsCountAsUnits() {
    assertRules(CartChecker.check(history(granted("set"), granted("tee"))), NOT_OVERSOLD);
  }

  @Test
  void anotherCartThanWasAskedFor() {
    assertRules(CartChecker.check(history(granted("mug"), REFUSED)), GRANTED_AS_ASKED);
  }

  @Test
  void aConfirmationThatReachedOneLineOnlyIsFound() {
    CartHistory history = history(REFUSED, granted("tee"));
    List<SkuNumbers> found =
        List.of(new SkuNumbers("tee", 2, 0, 1, 1, 5), new SkuNumbers("mug", 2, 1, 0, 1, 5));
    assertRules(CartChecker.checkNumbers(history, found, Set.of(), Set.of("both")), NUMBERS_AGREE);
  }

  private static CartHistory history(Outcome bundle, Outcome both) {
    return new CartHistory(
        2,
        List.of("tee", "mug"),
        Map.of("bundle", BUNDLE, "both", BOTH),
        List.of(new Attempt("bundle", 0, 10, bundle), new Attempt("both", 0, 10, both)));
  }

  private static Outcome granted(String firstLine) {
    return new Outcome.Granted(1, true, firstLine, 1);
  }

  private static List<Violation> numbers(
      CartHistory history, long tees, long mugs, Set<String> held, Set<String> confirmed) {
    List<SkuNumbers> found =
        List.of(
            new SkuNumbers("tee", 2, tees, 0, 2 - tees, 5),
            new SkuNumbers("mug", 2, mugs, 0, 2 - mugs, 5));
    return CartChecker.checkNumbers(history, found, held, confirmed);
  }

  private static void assertRules(List<Violation> violations, Rule... rules) {
    assertThat(violations).extracting(Violation::rule).containsExactly(rules);
  }
}
