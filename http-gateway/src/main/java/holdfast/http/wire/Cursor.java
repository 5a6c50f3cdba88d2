package holdfast.http.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A position in a list, opaque to clients. Its first character tells which kind of list it belongs
 * to, so that a cursor of another list is refused.
 */
public final class Cursor {
  private static final int LENGTH_MAX = 512;

  private Cursor() {}

  /** The text of a position in a list of this {@code kind}. */
  public static String write(char kind, String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((kind + position).getBytes(StandardCharsets.UTF_8));
  }

  /** The position, unless the text was not written by {@link #write} for this {@code kind}. */
  public static Optional<String> read(char kind, String cursor) {
    if (cursor.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return text.length() > 1 && text.charAt(0) == kind
          ? Optional.of(text.substring(1))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
