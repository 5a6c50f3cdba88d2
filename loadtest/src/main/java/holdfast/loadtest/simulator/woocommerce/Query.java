package holdfast.loadtest.simulator.woocommerce;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters behind the question mark; the last of a name counts, as in PHP. */
record Query(Map<String, String> values) {
  static Query of(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (!part.isEmpty()) {
        String name = equals < 0 ? part : part.substring(0, equals);
        values.put(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  /** Percent-encoded as RFC 3986 says, which PHP's rawurlencode does. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The value, if it is given and not empty. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** One of several words; the first if it is not given. */
  String word(String name, List<String> words) throws RestError {
    String word = text(name).orElse(words.getFirst());
    if (!words.contains(word)) {
      throw RestError.parameter(name);
    }
    return word;
  }

  int whole(String name, int fallback, int min, int max) throws RestError {
    String value = text(name).orElse(Integer.toString(fallback));
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < min
        || Integer.parseInt(value) > max) {
      throw RestError.parameter(name);
    }
    return Integer.parseInt(value);
  }

  /** A moment; without a zone it is the site's own time, unless {@code dates_are_gmt} is set. */
  Optional<Instant> moment(String name, ZoneOffset site) throws RestError {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = value.get();
      boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(flag("dates_are_gmt") ? ZoneOffset.UTC : site));
    } catch (DateTimeException e) {
      throw RestError.parameter(name);
    }
  }

  /** The same parameters with one changed, encoded. */
  String with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put(name, value);
    return all.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }
}
