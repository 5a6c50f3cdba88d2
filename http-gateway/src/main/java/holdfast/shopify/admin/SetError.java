package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.catalog.Parked;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.util.List;
import java.util.Optional;

/**
 * Why a shop did not set numbers: one error rejects all of a call, and may say which line it is
 * about.
 *
 * @param line its place in the call
 */
record SetError(String code, Optional<Integer> line, String message) {
  private static final String NOT_STOCKED = "ITEM_NOT_STOCKED_AT_LOCATION";
  private static final String LINES = "quantities";

  static List<SetError> read(JsonNode userErrors) {
    return AdminJson.objects(userErrors).stream()
        .map(
            error ->
                new SetError(
                    error.path("code").asText(""),
                    line(error.path("field")),
                    error.path("message").asText("")))
        .toList();
  }

  /** Such as {@code ["input", "quantities", "3", "locationId"]}. */
  private static Optional<Integer> line(JsonNode field) {
    for (int i = 0; i + 1 < field.size(); i++) {
      if (field.get(i).asText().equals(LINES) && field.get(i + 1).asText().matches("[0-9]{1,3}")) {
        return Optional.of(Integer.parseInt(field.get(i + 1).asText()));
      }
    }
    return Optional.empty();
  }

  /** What it means for the push as a whole, if it is not about a line. */
  Optional<PushAnswer> ofAll() {
    return switch (code) {
      case "IDEMPOTENCY_CONCURRENT_REQUEST", "SERVICE_UNAVAILABLE" ->
          Optional.of(new PushAnswer.Unknown(told()));
      case "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
          "INVALID_NAME",
          "INVALID_REASON",
          "INVALID_REFERENCE_DOCUMENT",
          "COMPARE_QUANTITY_REQUIRED",
          "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR" ->
          Optional.of(new PushAnswer.Rejected(told()));
      default -> Optional.empty();
    };
  }

  /** The line that it is about, if it says so or there is no other. */
  Optional<SetLine> lineOf(List<SetLine> lines) {
    return lines.size() == 1
        ? Optional.of(lines.getFirst())
        : line.filter(place -> place < lines.size()).map(lines::get);
  }

  /** An earlier call with the same key failed: nothing was carried out, and never will be. */
  boolean isOfKey() {
    return code.equals("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
  }

  boolean isNotStocked() {
    return code.equals(NOT_STOCKED);
  }

  /** What it means for the line that it is about. */
  OfLine ofLine() {
    return switch (code) {
      case "CHANGE_FROM_QUANTITY_STALE", "COMPARE_QUANTITY_STALE" -> new OfLine.Moved();
      case "INVALID_INVENTORY_ITEM" -> new OfLine.Unfit(Parked.DELETED, told());
      case NOT_STOCKED, "INVALID_LOCATION" -> new OfLine.Unfit(Parked.NOT_STOCKED, told());
      case "NON_MUTABLE_INVENTORY_ITEM" -> new OfLine.Unfit(Parked.BUNDLE_PARENT, told());
      default -> new OfLine.Failed(told());
    };
  }

  String told() {
    return (code + " " + message).strip();
  }
}
