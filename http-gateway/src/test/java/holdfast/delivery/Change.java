package holdfast.delivery;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The same body with one field changed. */
public final class Change {
  /** In place of a value: the field is left out. */
  public static final String ABSENT = "absent";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Change() {}

  /** Puts a value, as JSON, where the pointer points to; an array's element is replaced. */
  public static byte[] of(byte[] body, String pointer, String value) {
    try {
      var root = MAPPER.readTree(body);
      var place = JsonPointer.compile(pointer);
      var last = place.last().getMatchingProperty();
      switch (root.at(place.head())) {
        case ObjectNode object when value.equals(ABSENT) -> object.remove(last);
        case ObjectNode object -> object.set(last, MAPPER.readTree(value));
        case ArrayNode array -> array.set(Integer.parseInt(last), MAPPER.readTree(value));
        case JsonNode _ -> throw new IllegalArgumentException("nothing is at " + pointer);
      }
      return root.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #of(byte[], String, String)}. */
  public static byte[] of(String body, String pointer, String value) {
    return of(body.getBytes(StandardCharsets.UTF_8), pointer, value);
  }

  /** Pointers to all fields and elements of a body, at every depth. */
  static List<String> pointers(byte[] body) {
    try {
      var pointers = new ArrayList<String>();
      collect(MAPPER.readTree(body), "", pointers);
      return pointers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (!pointer.isEmpty()) {
      pointers.add(pointer);
    }
    if (node instanceof ObjectNode object) {
      object.forEachEntry((name, value) -> collect(value, pointer + "/" + name, pointers));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, pointers);
    }
  }
}
