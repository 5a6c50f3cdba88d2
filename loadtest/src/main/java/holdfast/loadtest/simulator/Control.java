package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.simulator.Deed.Done;
import holdfast.loadtest.simulator.Deed.Refused;
import holdfast.loadtest.simulator.Deed.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The door for harnesses: the truth of each shop, its faults, and people who do as they are told.
 */
final class Control {
  private final Map<String, Shop> shops;
  private final Changes changes;

  Control(Map<String, Shop> shops, Changes changes) {
    this.shops = shops;
    this.changes = changes;
  }

  Reply answer(Call call) {
    String[] path = call.path().substring(1).split("/");
    try {
      return switch (path[0]) {
        case "changes" -> changes(call);
        case "shops" -> path.length == 1 ? names() : shop(call, path);
        default -> nothing(call);
      };
    } catch (BadControl e) {
      return problem(400, e.why());
    }
  }

  private Reply changes(Call call) throws BadControl {
    String after = call.query().isEmpty() ? "after=0" : call.query();
    if (!after.matches("after=\\d{1,18}")) {
      throw new BadControl("The query is after=N, the number of the last change known.");
    }
    return Reply.json(200, ControlViews.changes(changes, Long.parseLong(after.substring(6))));
  }

  private Reply names() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    shops.keySet().forEach(all.putArray("shops")::add);
    return Reply.json(200, all);
  }

  private Reply shop(Call call, String[] path) throws BadControl {
    Shop shop = shops.get(path[1]);
    if (shop == null) {
      return problem(404, "There is no shop " + path[1] + "; GET /_control/shops lists them.");
    }
    String what = path.length > 2 ? path[2] : "";
    return switch (call.method() + " " + what + "/" + (path.length - 2)) {
      case "GET /0" -> Reply.json(200, ControlViews.shop(shop));
      case "GET faults/1" -> Reply.json(200, FaultFields.show(shop.context().faults().now()));
      case "PUT faults/1" -> faults(shop, body(call));
      case "POST orders/1" -> buy(shop, body(call));
      case "POST edit/1" -> edit(shop, body(call));
      case "POST orders/3" -> order(shop, path, call);
      case "POST events/2" -> reply(shop.happen(path[3], body(call)));
      default -> nothing(call);
    };
  }

  /** {@code webhooksDisabled} is not a state but something that happens. */
  private static Reply faults(Shop shop, ObjectNode fields) throws BadControl {
    JsonNode disabled = fields.remove("webhooksDisabled");
    if (disabled != null && !disabled.isBoolean()) {
      throw new BadControl("webhooksDisabled is true or false, not " + disabled);
    }
    Faults now = FaultFields.read(shop.context().faults().now(), fields);
    shop.context().faults().set(now);
    if (disabled != null && disabled.asBoolean()) {
      shop.disableWebhooks();
    }
    return Reply.json(200, FaultFields.show(now));
  }

  private static Reply buy(Shop shop, ObjectNode body) throws BadControl {
    List<Wanted> cart = lines(shop, body, "item");
    return reply(body.has("as") ? shop.buy(cart, body.path("as").asText()) : shop.buy(cart));
  }

  private static Reply edit(Shop shop, ObjectNode body) throws BadControl {
    return reply(shop.edit(item(shop, body), whole(body, "quantity")));
  }

  private Reply order(Shop shop, String[] path, Call call) throws BadControl {
    if (!path[3].matches("\\d{1,18}")) {
      throw new BadControl(path[3] + " is not the id of an order");
    }
    long order = Long.parseLong(path[3]);
    ObjectNode body = body(call);
    boolean restock = body.path("restock").asBoolean(true);
    return switch (path[4]) {
      case "cancel" -> reply(shop.cancel(order, restock));
      case "refund" -> reply(shop.refund(order, lines(shop, body, "line"), restock));
      case "fulfil" -> reply(shop.fulfil(order));
      default -> reply(shop.change(order, path[4]));
    };
  }

  private static List<Wanted> lines(Shop shop, ObjectNode body, String named) throws BadControl {
    var lines = new ArrayList<Wanted>();
    for (JsonNode line : body.path("lines")) {
      long id = named.equals("item") ? item(shop, line) : whole(line, named);
      long units = whole(line, "quantity");
      if (units < 1) {
        throw new BadControl("quantity is 1 or more, not " + units);
      }
      lines.add(new Wanted(id, units));
    }
    if (lines.isEmpty() && named.equals("item")) {
      throw new BadControl("lines is empty; right would be [{\"item\":93,\"quantity\":1}]");
    }
    return lines;
  }

  /** By its id, or by its SKU, which is the same in all shops. */
  private static long item(Shop shop, JsonNode named) throws BadControl {
    if (!named.has("sku")) {
      return whole(named, "item");
    }
    String sku = named.path("sku").asText();
    return shop.context().book().items().stream()
        .filter(item -> item.sku().equals(sku))
        .findFirst()
        .map(Item::id)
        .orElseThrow(() -> new BadControl("No item has the SKU " + sku));
  }

  private static long whole(JsonNode body, String field) throws BadControl {
    JsonNode value = body.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new BadControl(field + " is a whole number, not " + value);
    }
    return value.asLong();
  }

  private static ObjectNode body(Call call) throws BadControl {
    if (call.body().isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (Json.parse(call.body()) instanceof ObjectNode body) {
      return body;
    }
    throw new BadControl("The body is not a JSON object.");
  }

  private static Reply reply(Deed deed) {
    return switch (deed) {
      case Done(long id) ->
          Reply.json(200, JsonNodeFactory.instance.objectNode().put("granted", true).put("id", id));
      case Refused(String why) ->
          Reply.json(
              409, JsonNodeFactory.instance.objectNode().put("granted", false).put("why", why));
      case Unknown(String what) -> problem(404, what);
    };
  }

  private static Reply nothing(Call call) {
    return problem(404, "There is no " + call.method() + " " + call.url());
  }

  private static Reply problem(int status, String why) {
    return Reply.json(status, JsonNodeFactory.instance.objectNode().put("error", why));
  }
}
