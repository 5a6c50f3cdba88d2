package holdfast.loadtest.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of mutations that have one result and plain user errors. */
final class Payloads {
  private Payloads() {}

  static Answering of(String type, String field, @Nullable Object result) {
    return Simple.of(type, field, result).with("userErrors", List.of());
  }

  static Answering refused(String type, String field, Problem problem) {
    return Simple.of(type, field, null).with("userErrors", List.of(problem));
  }
}
