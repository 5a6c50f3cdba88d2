package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.ShopContext;
import java.util.Arrays;
import java.util.List;

/** The REST API {@code wc/v3}: who calls, what is called, and the errors as WordPress says them. */
final class RestApi {
  private static final String ROOT = "/wp-json/wc/v3/";

  private final ShopContext shop;
  private final Authentication authentication;
  private final ProductCalls products;
  private final OrderCalls orders;
  private final WebhookCalls webhooks;

  RestApi(
      ShopContext shop,
      Authentication authentication,
      ProductCalls products,
      OrderCalls orders,
      WebhookCalls webhooks) {
    this.shop = shop;
    this.authentication = authentication;
    this.products = products;
    this.orders = orders;
    this.webhooks = webhooks;
  }

  Reply answer(Call call) {
    try {
      if (!call.path().startsWith("/wp-json")) {
        return Reply.html(404, "<!DOCTYPE html><title>Page not found</title>");
      }
      if (!call.path().startsWith(ROOT)) {
        throw RestError.noRoute();
      }
      Query query = Query.of(call.query());
      boolean hidden = shop.faults().now().stripAuthorization();
      var key = authentication.of(call, query, hidden);
      if (key.isEmpty()) {
        throw stranger(call.method());
      }
      key.get().check(call.method());
      List<String> path = Arrays.asList(call.path().substring(ROOT.length()).split("/", -1));
      return switch (path.getFirst()) {
        case "products" -> products(call, query, path);
        case "orders" -> orders(call, query, path);
        case "webhooks" -> webhooks(call, query, path);
        default -> throw RestError.noRoute();
      };
    } catch (RestError refused) {
      return refused.reply();
    }
  }

  private Reply products(Call call, Query query, List<String> path) throws RestError {
    return switch (verb(call) + shape(path)) {
      case "read/products" -> products.list(call, query);
      case "write/products/batch" -> products.batch(body(call));
      case "read/products/ID" -> products.read(path.get(1));
      case "write/products/ID" -> products.write(path.get(1), body(call));
      case "read/products/ID/variations" -> products.variations(call, query, path.get(1));
      case "write/products/ID/variations/batch" ->
          products.batchOfVariations(path.get(1), body(call));
      case "read/products/ID/variations/ID" -> products.readVariation(path.get(1), path.get(3));
      case "write/products/ID/variations/ID" ->
          products.writeVariation(path.get(1), path.get(3), body(call));
      default -> throw RestError.noRoute();
    };
  }

  private Reply orders(Call call, Query query, List<String> path) throws RestError {
    return switch (verb(call) + shape(path)) {
      case "read/orders" -> orders.list(call, query);
      case "read/orders/ID" -> orders.read(path.get(1));
      case "write/orders/ID" -> orders.write(path.get(1), body(call));
      case "delete/orders/ID" -> orders.delete(path.get(1), query);
      case "read/orders/ID/refunds" -> orders.refunds(call, query, path.get(1));
      case "write/orders/ID/refunds" -> orders.refund(path.get(1), body(call));
      case "read/orders/ID/notes" -> orders.notes(call, query, path.get(1));
      case "write/orders/ID/notes" -> orders.note(path.get(1), body(call));
      default -> throw RestError.noRoute();
    };
  }

  private Reply webhooks(Call call, Query query, List<String> path) throws RestError {
    return switch (verb(call) + shape(path)) {
      case "read/webhooks" -> webhooks.list(call, query);
      case "write/webhooks" -> webhooks.create(body(call));
      case "read/webhooks/ID" -> webhooks.read(path.get(1));
      case "write/webhooks/ID" -> webhooks.write(path.get(1), body(call));
      case "delete/webhooks/ID" -> webhooks.delete(path.get(1), query);
      default -> throw RestError.noRoute();
    };
  }

  /** POST, PUT and PATCH are one to WordPress. */
  private static String verb(Call call) throws RestError {
    return switch (call.method()) {
      case "GET", "HEAD" -> "read";
      case "POST", "PUT", "PATCH" -> "write";
      case "DELETE" -> "delete";
      default -> throw RestError.noRoute();
    };
  }

  private static String shape(List<String> path) {
    var shape = new StringBuilder();
    for (String part : path) {
      shape.append('/').append(part.matches("\\d+") ? "ID" : part);
    }
    return shape.toString();
  }

  private static JsonNode body(Call call) throws RestError {
    if (call.body().isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode body = Json.parse(call.body());
    if (!body.isObject()) {
      throw new RestError("rest_invalid_json", "Invalid JSON body passed.", 400);
    }
    return body;
  }

  /** Nobody known: WordPress says which right is missing, not that a key is. */
  private static RestError stranger(String method) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return reads
        ? new RestError(
            "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.", 401)
        : new RestError(
            "woocommerce_rest_cannot_edit",
            "Sorry, you are not allowed to edit this resource.",
            401);
  }
}
