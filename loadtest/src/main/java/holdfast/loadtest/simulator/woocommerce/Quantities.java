package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import holdfast.loadtest.simulator.Faults;
import java.math.BigDecimal;

/** Quantities as sites with certain plugins show them: fractions, and numbers as text. */
final class Quantities {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Quantities() {}

  /**
   * A number of units.
   *
   * @param id whose units they are; if the faults say so, even ids show text and odd ids a half
   *     more
   */
  static JsonNode view(long units, long id, Faults faults) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (!faults.oddQuantities()) {
      return json.numberNode(units);
    }
    return id % 2 == 0
        ? json.textNode(Long.toString(units))
        : json.numberNode(BigDecimal.valueOf(units).add(HALF));
  }
}
