package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How webhook bodies look on the wire. */
final class Wire {
  /** Where all the shops are. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private Wire() {}

  /** JSON as Shopify prints it: some characters are escaped that need not be. */
  static String print(JsonNode body) {
    return body.toString()
        .replace("/", "\\/")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  /** A moment in the shop's own time, to the second. */
  static String local(Instant moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        moment.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
  }

  /** Only these fields of a body; those of objects inside are named with dots. */
  static JsonNode only(JsonNode body, List<String> fields) {
    if (fields.isEmpty()) {
      return body;
    }
    if (body.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      body.forEach(one -> list.add(only(one, fields)));
      return list;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    body.properties()
        .forEach(
            field -> {
              String inner = field.getKey() + ".";
              if (fields.contains(field.getKey())) {
                kept.set(field.getKey(), field.getValue());
              } else if (fields.stream().anyMatch(name -> name.startsWith(inner))) {
                kept.set(field.getKey(), only(field.getValue(), inside(fields, inner)));
              }
            });
    return kept;
  }

  private static List<String> inside(List<String> fields, String prefix) {
    return fields.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}
