package holdfast.catalog;

/** The one rule for ids that clients choose: 1 to 128 visible ASCII characters. */
public final class Identifier {
  /** Longest id, in characters; with a prefix it still fits the journal's 255 characters. */
  public static final int LENGTH_MAX = 128;

  /** What is allowed, as the end of a sentence about an id. */
  public static final String ALLOWED =
      "must be 1 to 128 visible ASCII characters ('!' to '~', no spaces)";

  private Identifier() {}

  /** Whether {@code text} may be an id. */
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= LENGTH_MAX
        && text.chars().allMatch(character -> character > ' ' && character <= '~');
  }

  /**
   * Returns {@code text} when it may be an id.
   *
   * @throws IllegalArgumentException naming {@code what} and the rule, when it may not
   */
  public static String require(String what, String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(what + " " + ALLOWED);
    }
    return text;
  }
}
