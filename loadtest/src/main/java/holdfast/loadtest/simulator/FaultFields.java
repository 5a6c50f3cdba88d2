package holdfast.loadtest.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeSet;

/** {@link Faults} as the control endpoint reads and shows them. */
final class FaultFields {
  /** What a field may hold. */
  private enum Kind {
    RATE("a number from 0 to 1"),
    MILLIS("whole milliseconds from 0 to 3600000"),
    SECONDS("whole seconds from 0 to 3600, or null"),
    STATUS("an HTTP status from 400 to 599"),
    FLAG("true or false");

    private final String right;

    Kind(String right) {
      this.right = right;
    }

    boolean fits(JsonNode value) {
      return switch (this) {
        case RATE -> value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1;
        case MILLIS -> isWhole(value, 0, 3_600_000);
        case SECONDS -> value.isNull() || isWhole(value, 0, 3_600);
        case STATUS -> isWhole(value, 400, 599);
        case FLAG -> value.isBoolean();
      };
    }

    private static boolean isWhole(JsonNode value, int min, int max) {
      return value.isInt() && value.asInt() >= min && value.asInt() <= max;
    }
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("latencyMillis", Kind.MILLIS),
          Map.entry("jitterMillis", Kind.MILLIS),
          Map.entry("failRate", Kind.RATE),
          Map.entry("status", Kind.STATUS),
          Map.entry("retryAfter", Kind.SECONDS),
          Map.entry("timeoutAfterApplyingRate", Kind.RATE),
          Map.entry("htmlRate", Kind.RATE),
          Map.entry("trailingGarbageRate", Kind.RATE),
          Map.entry("stripAuthorization", Kind.FLAG),
          Map.entry("sellBelowZero", Kind.FLAG),
          Map.entry("oddQuantities", Kind.FLAG),
          Map.entry("dropWebhooks", Kind.RATE),
          Map.entry("duplicateWebhooks", Kind.RATE),
          Map.entry("delayWebhooksMillis", Kind.MILLIS),
          Map.entry("shuffleWebhooks", Kind.FLAG),
          Map.entry("throttleRate", Kind.RATE),
          Map.entry("throttleAs429", Kind.FLAG),
          Map.entry("changeMillis", Kind.MILLIS),
          Map.entry("changeDiesRate", Kind.RATE),
          Map.entry("unavailableRate", Kind.RATE));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FaultFields() {}

  static ObjectNode show(Faults faults) {
    return MAPPER.valueToTree(faults);
  }

  /**
   * The faults with these fields changed.
   *
   * @throws BadControl when a field is unknown or holds what it can't
   */
  static Faults read(Faults faults, ObjectNode fields) throws BadControl {
    ObjectNode all = show(faults);
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      Kind kind = KINDS.get(field.getKey());
      if (kind == null) {
        throw new BadControl(
            field.getKey()
                + " is not a fault; there are "
                + String.join(", ", new TreeSet<>(KINDS.keySet())));
      }
      if (!kind.fits(field.getValue())) {
        throw new BadControl(
            "%s is %s, not %s".formatted(field.getKey(), kind.right, field.getValue()));
      }
      all.set(field.getKey(), field.getValue());
    }
    try {
      return MAPPER.treeToValue(all, Faults.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checked fields", e);
    }
  }
}
