package holdfast.intake;

import java.nio.charset.StandardCharsets;

/** Text that every database takes, whatever a shop has written. */
public final class WellFormed {
  private static final char NOTHING = '\0';

  private WellFormed() {}

  /** The text without zeros, and with a question mark for each half of a character. */
  public static String text(String text) {
    return text.chars().anyMatch(WellFormed::mayBeWrong)
        ? new String(
            text.replace(NOTHING, ' ').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }

  private static boolean mayBeWrong(int character) {
    return character == NOTHING || Character.isSurrogate((char) character);
  }
}
