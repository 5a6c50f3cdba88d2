package holdfast.loadtest.simulator.shopify;

import java.util.Optional;

/** A field that is not answered: it becomes null, and the answer's own errors say why. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  private Refused(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** With this {@code extensions.code}. */
  static Refused because(String code, String message) {
    return new Refused(code, message);
  }

  /** A connection that does not say how much of it is wanted, and the like. */
  static Refused withoutCode(String message) {
    return new Refused("", message);
  }

  /** The schema has the field, but this simulator does not play it. */
  static Refused notSimulated(String what) {
    return new Refused("NOT_SIMULATED", what + " is in the schema, but is not simulated here.");
  }

  Optional<String> code() {
    return Optional.of(code).filter(text -> !text.isEmpty());
  }
}
