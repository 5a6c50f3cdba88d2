package holdfast.http.wire;

/** The rules for values that bodies and queries share, and how to say them. */
final class Allowed {
  private Allowed() {}

  static String between(int min, int max) {
    return "must be a whole number from %d to %d".formatted(min, max);
  }

  static String text(int max) {
    return "must be 1 to %d characters, at least one of them visible, no control characters"
        .formatted(max);
  }

  /** A lone surrogate could be stored, but never be written as UTF-8 again. */
  static boolean isText(String text, int max) {
    return !text.isBlank()
        && text.length() <= max
        && text.codePoints().allMatch(Allowed::isWritable);
  }

  private static boolean isWritable(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }
}
