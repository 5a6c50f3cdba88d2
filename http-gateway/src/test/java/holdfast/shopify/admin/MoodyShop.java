package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.outbound.LocalShop.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A shop with numbers of its own, which it sets as Shopify does: all of a call or none, only where
 * they are what the caller thinks, and once for a key. By its dice it is busy, falls over before or
 * after it has done what it was asked, finds a question too dear, or does not say which line is
 * wrong.
 */
final class MoodyShop {
  private static final int COST_MAX = 8;

  private final Random dice;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, Remembered> keys = new HashMap<>();

  MoodyShop(Random dice) {
    this.dice = dice;
  }

  /** What an item is. */
  enum Kind {
    SOUND,
    UNSTOCKED,
    NEVER_STOCKED,
    BUNDLE,
    GONE
  }

  private record Remembered(JsonNode content, String answer, boolean isFailed) {}

  void add(String item, Kind kind, int number) {
    kinds.put(item, kind);
    numbers.put(item, number);
  }

  int number(String item) {
    return numbers.getOrDefault(item, 0);
  }

  boolean isSound(String item) {
    return kinds.get(item) == Kind.SOUND;
  }

  Said answer(FakeShopify.Question question) {
    return switch (dice.nextInt(12)) {
      case 0 -> new Said(503, Map.of(), "<html>");
      case 1 -> new Said(429, Map.of("Retry-After", "0.1"), "");
      case 2 -> {
        once(question);
        yield new Said(502, Map.of(), "<html>");
      }
      default -> Said.json(once(question));
    };
  }

  private String once(FakeShopify.Question question) {
    var lines = question.variables().path("input").path("quantities");
    if (lines.size() > COST_MAX) {
      return "{\"errors\":[{\"extensions\":{\"code\":\"MAX_COST_EXCEEDED\"}}]}";
    }
    var key = question.variables().path("key").asText();
    var before = keys.get(key);
    if (before == null) {
      var errors = question.operation().equals("Activate") ? stock(question) : set(lines);
      var answer =
          "{\"data\":{\"%s\":{\"userErrors\":[%s]}}}"
              .formatted(name(question), String.join(",", errors));
      keys.put(key, new Remembered(question.variables(), answer, !errors.isEmpty()));
      return answer;
    }
    if (!before.content().equals(question.variables())) {
      return failed(question, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }
    return before.isFailed() && question.operation().equals("SetQuantities") && dice.nextBoolean()
        ? failed(question, "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED")
        : before.answer();
  }

  private static String name(FakeShopify.Question question) {
    return question.operation().equals("Activate") ? "inventoryActivate" : "inventorySetQuantities";
  }

  private static String failed(FakeShopify.Question question, String code) {
    return "{\"data\":{\"%s\":{\"userErrors\":[{\"code\":\"%s\"}]}}}"
        .formatted(name(question), code);
  }

  private List<String> stock(FakeShopify.Question question) {
    var item = Gid.number(question.variables().path("item"));
    if (kinds.get(item) == Kind.NEVER_STOCKED) {
      return List.of("{\"message\":\"not here\"}");
    }
    kinds.put(item, Kind.SOUND);
    numbers.put(item, question.variables().path("available").asInt());
    return List.of();
  }

  private List<String> set(JsonNode lines) {
    var isNaming = dice.nextInt(3) > 0;
    var errors = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var code = problem(lines.get(i));
      if (!code.isEmpty()) {
        var field = isNaming ? "[\"input\",\"quantities\",\"%d\"]".formatted(i) : "null";
        errors.add("{\"code\":\"%s\",\"field\":%s}".formatted(code, field));
      }
    }
    if (errors.isEmpty()) {
      lines.forEach(
          line ->
              numbers.put(Gid.number(line.path("inventoryItemId")), line.path("quantity").asInt()));
    }
    return errors;
  }

  private String problem(JsonNode line) {
    var item = Gid.number(line.path("inventoryItemId"));
    var expected = line.path("changeFromQuantity");
    return switch (kinds.getOrDefault(item, Kind.GONE)) {
      case SOUND ->
          expected.isNull() || expected.asInt() == number(item) ? "" : "CHANGE_FROM_QUANTITY_STALE";
      case UNSTOCKED, NEVER_STOCKED -> "ITEM_NOT_STOCKED_AT_LOCATION";
      case BUNDLE -> "NON_MUTABLE_INVENTORY_ITEM";
      case GONE -> "INVALID_INVENTORY_ITEM";
    };
  }
}
