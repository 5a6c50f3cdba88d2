package holdfast.shopify.admin;

import holdfast.outbound.LocalShop.Said;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.shop.Level;
import java.time.Instant;
import java.util.Objects;

/** What shops say when they are told numbers. */
final class SetAnswers {
  static final String SET = "SetQuantities";

  /** All is set. */
  static final String DONE =
      """
      {"inventorySetQuantities": {
        "inventoryAdjustmentGroup": {"createdAt": "2026-11-21T11:00:00Z"}, "userErrors": []}}\
      """;

  private SetAnswers() {}

  static OfLine ofLine(PushAnswer answer, String item) {
    return Objects.requireNonNull(((PushAnswer.Answered) answer).lines().get("listing-" + item));
  }

  /** As {@link #DONE} says. */
  static OfLine shown(int units) {
    return new OfLine.Shown(new Level(units, Instant.parse("2026-11-21T11:00:00Z")));
  }

  static String activated(String error) {
    return "{\"inventoryActivate\":{\"inventoryLevel\":null,\"userErrors\":[" + error + "]}}";
  }

  static String errors(String errors) {
    return "{\"inventorySetQuantities\":{\"inventoryAdjustmentGroup\":null,\"userErrors\":["
        + errors
        + "]}}";
  }

  /** About the line at this place. */
  static String error(String code, int line) {
    return """
    {"code": "%s", "message": "wrong",
     "field": ["input", "quantities", "%d", "inventoryItemId"]}\
    """
        .formatted(code, line);
  }

  /** About no line. */
  static String error(String code) {
    return "{\"code\":\"%s\",\"message\":\"wrong\",\"field\":null}".formatted(code);
  }

  static Said topLevel(String code) {
    return Said.json(
        "{\"errors\":[{\"message\":\"wrong\",\"extensions\":{\"code\":\"%s\"}}]}".formatted(code));
  }
}
