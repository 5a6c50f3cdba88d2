package holdfast.loadtest.history;

import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges a rush of carts: each was granted wholly, or nothing is left of it. */
public final class CartChecker {
  private static final Set<String> NOTHING_HELD = Set.of("ABSENT", "RELEASED", "EXPIRED");

  private CartChecker() {}

  /** What is wrong with the answers alone. */
  public static List<Violation> check(CartHistory history) {
    List<Violation> violations =
        new ArrayList<>(AnswerRules.check(history.attempts(), history::firstLine, 1));
    for (String sku : history.skus()) {
      long units = history.units(sku, history.granted());
      if (units > history.stock()) {
        violations.add(
            new Violation(
                Rule.NOT_OVERSOLD,
                "%s: carts of %d units granted of %d".formatted(sku, units, history.stock())));
      }
    }
    return List.copyOf(violations);
  }

  /** Whether the SKUs' numbers are those of the carts that are held and confirmed now. */
  public static List<Violation> checkNumbers(
      CartHistory history,
      List<SkuNumbers> found,
      Collection<String> held,
      Collection<String> confirmed) {
    List<Violation> violations = new ArrayList<>();
    for (SkuNumbers numbers : found) {
      long heldUnits = history.units(numbers.sku(), held);
      long committedUnits = history.units(numbers.sku(), confirmed);
      violations.addAll(NumbersCheck.check(numbers, history.stock(), heldUnits, committedUnits, 0));
    }
    return List.copyOf(violations);
  }

  /**
   * Whether anything is left of the refused carts.
   *
   * @param statusById the status that the server states for each, {@code ABSENT} for none
   */
  public static List<Violation> checkRefused(Map<String, String> statusById) {
    return statusById.entrySet().stream()
        .filter(found -> !NOTHING_HELD.contains(found.getValue()))
        .map(
            found ->
                new Violation(
                    Rule.WHOLE_OR_NOTHING,
                    found.getKey() + ": refused, and found as " + found.getValue()))
        .toList();
  }
}
