package holdfast.loadtest.simulator.shopify;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** The sheets of a shop's orders; as many as the book remembers orders, and some more. */
final class Sheets {
  private static final int KEPT_MAX = 11_000;
  private static final long FIRST_NUMBER = 1_001;

  private final SequencedMap<Long, Sheet> sheets = new LinkedHashMap<>();
  private long numbers = FIRST_NUMBER;

  /** A sheet for a new order. */
  synchronized void open(long order, String token, boolean test) {
    sheets.put(order, Sheet.of(numbers++, token, test));
    if (sheets.size() > KEPT_MAX) {
      sheets.pollFirstEntry();
    }
  }

  /** The sheet of an order that the book has. */
  synchronized Sheet of(long order) {
    return Objects.requireNonNull(sheets.get(order), "an order without a sheet");
  }

  synchronized void change(long order, UnaryOperator<Sheet> step) {
    sheets.computeIfPresent(order, (same, sheet) -> step.apply(sheet));
  }
}
