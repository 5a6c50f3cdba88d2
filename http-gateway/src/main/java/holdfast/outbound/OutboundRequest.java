package holdfast.outbound;

import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a shop. It may hold secrets, so it prints as its method and path only.
 *
 * @param path what comes behind the store's base URL, with the query: empty, or with a slash first
 * @param headers by name; values of visible ASCII and spaces
 * @param body if there is one, JSON unless the header {@link #CONTENT_TYPE} says otherwise
 */
public record OutboundRequest(
    Method method, String path, Map<String, String> headers, Optional<String> body) {
  /** What the body is. */
  public static final String CONTENT_TYPE = "Content-Type";

  /** What is done to the thing that the path names. */
  public enum Method {
    /** Read it. */
    GET,
    /** Add to it, or have it do something. */
    POST,
    /** Replace it. */
    PUT,
    /** Remove it. */
    DELETE
  }

  /** Keeps its own copy; refuses what could lead elsewhere or smuggle in another header. */
  public OutboundRequest {
    headers = Map.copyOf(headers);
    if (!path.isEmpty() && path.charAt(0) != '/') {
      throw new IllegalArgumentException("path must be empty or begin with a slash");
    }
    if (!isVisible(path) || headers.keySet().stream().anyMatch(name -> !isVisible(name))) {
      throw new IllegalArgumentException("path and names of headers must be visible ASCII");
    }
    if (headers.values().stream().anyMatch(value -> !isVisible(value.replace(' ', '_')))) {
      throw new IllegalArgumentException("values of headers must be visible ASCII and spaces");
    }
  }

  private static boolean isVisible(String text) {
    return text.chars().allMatch(character -> character > ' ' && character <= '~');
  }

  @Override
  public String toString() {
    return method + " " + path.split("\\?", 2)[0];
  }
}
