package holdfast.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;

/**
 * Reads a body as one JSON object, strictly: UTF-8, no field twice, nothing after the end, limited
 * in depth.
 */
public final class JsonBody {
  private static final int NESTING_MAX = 16;
  private static final int NUMBER_LENGTH_MAX = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper(factory());

  private JsonBody() {}

  /**
   * Reads the body.
   *
   * @throws ProblemException if it is no JSON object
   */
  public static Fields read(ByteString body, Findings findings) {
    return new Fields(object(body), "", findings);
  }

  private static ObjectNode object(ByteString body) {
    if (body.isEmpty()) {
      throw malformed("The body is empty; a JSON object is needed.");
    }
    if (parse(decode(body)) instanceof ObjectNode object) {
      return object;
    }
    throw malformed("The body must be a JSON object.");
  }

  private static JsonNode parse(String text) {
    try (var parser = MAPPER.createParser(text)) {
      JsonNode tree = MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw malformed("Something follows after the end of the JSON object.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw malformed(description(e));
    } catch (IOException e) {
      throw new UncheckedIOException("a string can't be read", e);
    }
  }

  private static String decode(ByteString body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(body.asByteBuffer()).toString();
    } catch (CharacterCodingException _) {
      throw malformed("The body is not valid UTF-8.");
    }
  }

  /** In our own words: the parser's speak of its classes. */
  private static String description(JsonProcessingException failure) {
    var location = failure.getLocation();
    var place =
        location == null
            ? ""
            : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    return switch (failure) {
      case StreamConstraintsException _ ->
          "The JSON is nested deeper than %d levels, or has a number of more than %d digits."
              .formatted(NESTING_MAX, NUMBER_LENGTH_MAX);
      case JsonEOFException _ -> "The JSON ends too early%s.".formatted(place);
      case JsonParseException duplicate when isDuplicate(duplicate) ->
          "The JSON has a field twice in the same object%s.".formatted(place);
      case JsonProcessingException _ -> "The JSON can't be read%s.".formatted(place);
    };
  }

  private static boolean isDuplicate(JsonParseException failure) {
    var message = failure.getOriginalMessage();
    return message != null && message.startsWith("Duplicate field");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON, detail));
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .build())
        .build();
  }
}
