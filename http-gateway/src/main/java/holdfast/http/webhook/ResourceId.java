package holdfast.http.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import holdfast.catalog.Identifier;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a delivery is about, as its order or thing is called: deliveries about the same go in order.
 * A refund is about its order. This only sorts; what a delivery says is read later, and with care.
 */
final class ResourceId {
  private static final JsonFactory JSON = new JsonFactory();

  /** The first of these that is there; one within an object has the object's name before it. */
  private static final List<String> NAMES =
      List.of("order_id", "order_edit/order_id", "order/id", "id", "inventory_item_id", "token");

  private ResourceId() {}

  /** The id that {@code json} names, if it names one that can be kept. */
  static Optional<String> of(String json) {
    try (var parser = JSON.createParser(json)) {
      var found =
          parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : Map.<String, String>of();
      return NAMES.stream()
          .filter(found::containsKey)
          .map(found::get)
          .filter(Identifier::isValid)
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(JsonParser parser) throws IOException {
    var found = new HashMap<String, String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && (name.equals("order_edit") || name.equals("order"))) {
        within(name, parser, found);
      } else {
        note(name, value, parser, found);
      }
    }
    return found;
  }

  private static void within(String object, JsonParser parser, Map<String, String> found)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = object + "/" + parser.currentName();
      note(name, parser.nextToken(), parser, found);
    }
  }

  private static void note(
      String name, JsonToken value, JsonParser parser, Map<String, String> found)
      throws IOException {
    if (value.isScalarValue() && value != JsonToken.VALUE_NULL && NAMES.contains(name)) {
      found.put(name, parser.getText());
    }
    parser.skipChildren();
  }
}
