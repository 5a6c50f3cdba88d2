package holdfast.loadtest.history;

import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;

/** Are a SKU's numbers those that the history adds up to? */
public final class NumbersCheck {
  private NumbersCheck() {}

  /**
   * Compares a SKU without losses or shortage, to which nothing happens meanwhile.
   *
   * @param versionMin the largest version that an answer has shown so far
   */
  public static List<Violation> check(
      SkuNumbers actual, long onHand, long held, long committed, long versionMin) {
    List<Violation> violations = new ArrayList<>();
    SkuNumbers expected =
        new SkuNumbers(
            actual.sku(), onHand, held, committed, onHand - held - committed, actual.version());
    if (!actual.equals(expected)) {
      violations.add(
          new Violation(Rule.NUMBERS_AGREE, "expected " + expected + ", found " + actual));
    }
    if (actual.held() + actual.committed() > actual.onHand()) {
      violations.add(new Violation(Rule.NOT_OVERSOLD, "more promised than on hand: " + actual));
    }
    if (actual.version() < versionMin) {
      violations.add(
          new Violation(
              Rule.VERSION_FOLLOWS_TIME,
              actual.sku() + ": version " + actual.version() + " after " + versionMin));
    }
    return violations;
  }
}
