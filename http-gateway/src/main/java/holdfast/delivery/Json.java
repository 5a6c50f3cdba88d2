package holdfast.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as a tree: UTF-8, no field twice, nothing after the end, limited in size and depth, and
 * numbers as exact as they were printed.
 */
final class Json {
  /** In bytes; an order of 500 lines has about one and a half million. */
  static final int SIZE_MAX = 8 << 20;

  /** Plugins of WooCommerce nest deeper than the platforms do. */
  static final int NESTING_MAX = 64;

  private static final int NUMBER_LENGTH_MAX = 100;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final ObjectMapper MAPPER =
      new ObjectMapper(factory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  sealed interface Result {}

  record Tree(JsonNode root) implements Result {}

  /** {@code why} ends a sentence about the body. */
  record Wrong(String why) implements Result {}

  static Result read(byte[] body) {
    if (body.length > SIZE_MAX) {
      return new Wrong("must have at most %d bytes".formatted(SIZE_MAX));
    }
    try {
      return parse(withoutMark(decode(body)));
    } catch (CharacterCodingException _) {
      return new Wrong("must be JSON in UTF-8; it has bytes that UTF-8 does not");
    } catch (JsonProcessingException e) {
      return new Wrong("must be JSON that can be read%s".formatted(place(e)));
    } catch (IOException e) {
      throw new UncheckedIOException("a string can't be read", e);
    }
  }

  /** In ASCII, so that even half a character comes back as it was. */
  static String print(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree can't be printed", e);
    }
  }

  private static Result parse(String text) throws IOException {
    try (var parser = MAPPER.createParser(text)) {
      JsonNode tree = MAPPER.readTree(parser);
      if (tree == null) {
        return new Wrong("must be JSON; it is empty");
      }
      return parser.nextToken() == null
          ? new Tree(tree)
          : new Wrong("must be JSON; something follows after its end");
    }
  }

  private static String decode(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  /** Badly saved PHP files print one before everything else. */
  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Without the parser's own words, which quote the body. */
  private static String place(JsonProcessingException failure) {
    var location = failure.getLocation();
    return location == null
        ? ""
        : ", with no field twice and at most %d levels; it is not at line %d, column %d"
            .formatted(NESTING_MAX, location.getLineNr(), location.getColumnNr());
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .build())
        .build();
  }
}
