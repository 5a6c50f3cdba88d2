package holdfast.loadtest.simulator.woocommerce;

import java.util.Optional;

/** Ids in paths and bodies. */
final class Ids64 {
  private Ids64() {}

  /** The id that a text holds, if it holds one. */
  static Optional<Long> of(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
