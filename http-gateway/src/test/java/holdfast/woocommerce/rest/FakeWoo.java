package holdfast.woocommerce.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.outbound.LocalShop.Asked;
import holdfast.outbound.LocalShop.Said;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** The part of a WooCommerce shop that is asked, with what it does and no more. */
final class FakeWoo implements Function<Asked, Said> {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/wp-json/wc/v3/";

  /**
   * By the path of what they are, such as {@code products/93} or {@code products/9/variations/10}.
   */
  final Map<String, ObjectNode> things = new TreeMap<>();

  /** Said in place of an answer, before anything is done. */
  final Deque<Said> refusals = new ArrayDeque<>();

  /** Made of an answer after everything is done. */
  UnaryOperator<Said> ending = said -> said;

  int linesMax = 100;
  private int nextId = 1000;

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  FakeWoo with(String path, String json) {
    things.put(path, (ObjectNode) read(json));
    return this;
  }

  /** A product or variation that is counted. */
  FakeWoo counted(String path, int quantity) {
    var id = path.substring(path.lastIndexOf('/') + 1);
    return with(
        path,
        """
        {"id":%s,"manage_stock":true,"stock_quantity":%d,"backorders":"no","sku":"X",
         "date_modified_gmt":"2026-11-20T09:00:00"}\
        """
            .formatted(id, quantity));
  }

  ObjectNode thing(String path) {
    return Objects.requireNonNull(things.get(path), path);
  }

  @Override
  public synchronized Said apply(Asked asked) {
    if (!refusals.isEmpty()) {
      return refusals.remove();
    }
    var path = asked.path().split("\\?", 2)[0].substring(API.length());
    return ending.apply(
        switch (asked.method()) {
          case "GET" -> things.containsKey(path) ? json(thing(path)) : list(path, asked);
          case "PUT" -> put(path, (ObjectNode) read(asked.body()));
          default -> post(path, (ObjectNode) read(asked.body()));
        });
  }

  private Said list(String path, Asked asked) {
    if (path.matches("orders/[0-9]+")) {
      return error(404, "woocommerce_rest_shop_order_invalid_id");
    }
    var all = JSON.createArrayNode();
    things.forEach(
        (key, thing) -> {
          if (key.matches(path + "/[0-9]+") && isWanted(thing, asked)) {
            all.add(thing);
          }
        });
    return json(all);
  }

  private static boolean isWanted(ObjectNode thing, Asked asked) {
    return !asked.path().contains("include=")
        || Arrays.asList(asked.path().replaceFirst(".*include=([^&]*).*", "$1").split("%2C"))
            .contains(thing.path("id").asText());
  }

  private Said put(String path, ObjectNode body) {
    var thing = things.get(path);
    if (thing == null) {
      return error(404, "woocommerce_rest_invalid_id");
    }
    thing.setAll(body);
    return json(thing);
  }

  private Said post(String path, ObjectNode body) {
    if (!path.endsWith("/batch")) {
      var made = body.deepCopy().put("id", nextId++);
      if (path.endsWith("/refunds")) {
        refund(made);
      }
      things.put(path + "/" + made.path("id").asText(), made);
      return new Said(201, Map.of(), made.toString());
    }
    if (body.path("update").size() > linesMax) {
      return error(413, "woocommerce_rest_request_entity_too_large");
    }
    var answer = JSON.createObjectNode();
    var room = path.substring(0, path.length() - "/batch".length());
    StreamSupport.stream(body.path("update").spliterator(), false)
        .forEach(line -> answer.withArray("update").add(told(room, (ObjectNode) line)));
    return json(answer);
  }

  private ObjectNode told(String room, ObjectNode line) {
    var thing = things.get(room + "/" + line.path("id").asText());
    if (thing == null) {
      var refused = JSON.createObjectNode().put("id", line.path("id").asLong());
      refused.set("error", read("{\"code\":\"woocommerce_rest_product_invalid_id\"}"));
      return refused;
    }
    return thing.setAll(line);
  }

  private static void refund(ObjectNode refund) {
    refund.put("date_created_gmt", "2026-11-20T10:00:00");
    for (var line : refund.withArray("line_items")) {
      var item = (ObjectNode) line;
      var of = item.path("id").asText();
      item.put("id", item.path("id").asInt() + 5000);
      item.put("quantity", -item.path("quantity").asInt());
      item.withArray("meta_data").addObject().put("key", "_refunded_item_id").put("value", of);
    }
  }

  static Said error(int status, String code) {
    return new Said(status, Map.of(), "{\"code\":\"%s\",\"message\":\"No.\"}".formatted(code));
  }

  static Said json(JsonNode body) {
    return Said.json(body.toString());
  }
}
