package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks for what did not fit into the answer that told of an order. Most orders fit: who asked for
 * all that there can be would pay for it with each.
 */
record WholeOrder(AdminApi api, Store store) {
  /** As in the document {@code OrderFacts}: so many, and there may be more. */
  private static final int PARTS = 3;

  /** More than any order has: a shop that never ends is not followed. */
  private static final int LINES_MAX = 10_000;

  /** Lists that come page by page, and what the document {@code MoreLines} calls them. */
  private record Paged(String id, ObjectNode list, String alias) {
    boolean hasMore() {
      return list.path("pageInfo").path("hasNextPage").asBoolean();
    }

    ArrayNode nodes() {
      return list.withArray("nodes");
    }
  }

  /** The order with all its lines, shipments and refunds: the same object, made whole. */
  CompletionStage<ObjectNode> of(ObjectNode order) {
    var hasAllParts =
        order.path("fulfillments").size() < PARTS && order.path("refunds").size() < PARTS;
    CompletionStage<ObjectNode> parts =
        hasAllParts ? CompletableFuture.completedFuture(order) : withParts(order);
    return parts.thenCompose(this::withLines);
  }

  private CompletionStage<ObjectNode> withParts(ObjectNode order) {
    var variables = AdminJson.object().set("id", order.path("id"));
    return api.data(store, Exchange.Kind.ORDERS, AdminDocument.ORDER_PARTS, (ObjectNode) variables)
        .thenApply(
            data -> {
              var all = data.data().path("order");
              add(
                  order.withArray("fulfillments"),
                  all.path("fulfillments"),
                  "fulfillmentLineItems");
              add(order.withArray("refunds"), all.path("refunds"), "refundLineItems");
              return order;
            });
  }

  /** Those that are new have their lines still to be asked for. */
  private static void add(ArrayNode known, JsonNode all, String lines) {
    var ids = new ArrayList<String>();
    known.forEach(part -> ids.add(part.path("id").asText()));
    for (var part : AdminJson.objects(all)) {
      if (!ids.contains(part.path("id").asText())) {
        part.withObject("/" + lines + "/pageInfo").put("hasNextPage", true);
        known.add(part);
      }
    }
  }

  private CompletionStage<ObjectNode> withLines(ObjectNode order) {
    CompletionStage<ObjectNode> whole = CompletableFuture.completedFuture(order);
    for (var paged : paged(order)) {
      whole = whole.thenCompose(before -> rest(paged).thenApply(_ -> before));
    }
    return whole;
  }

  private static List<Paged> paged(ObjectNode order) {
    var paged = new ArrayList<Paged>();
    paged.add(paged(order, "lineItems", "lines"));
    AdminJson.objects(order.path("fulfillments"))
        .forEach(parcel -> paged.add(paged(parcel, "fulfillmentLineItems", "shipped")));
    AdminJson.objects(order.path("refunds"))
        .forEach(refund -> paged.add(paged(refund, "refundLineItems", "refunded")));
    return paged;
  }

  private static Paged paged(ObjectNode owner, String list, String alias) {
    return new Paged(owner.path("id").asText(), owner.withObject("/" + list), alias);
  }

  private CompletionStage<Paged> rest(Paged paged) {
    if (!paged.hasMore()) {
      return CompletableFuture.completedFuture(paged);
    }
    if (paged.nodes().size() > LINES_MAX) {
      throw new NotToldException(
          new AdminAnswer.Refused("%s has more than %d lines".formatted(paged.id(), LINES_MAX)));
    }
    var variables = AdminJson.object().put("id", paged.id());
    variables.set("after", paged.list().path("pageInfo").path("endCursor"));
    return api.data(store, Exchange.Kind.ORDERS, AdminDocument.MORE_LINES, variables)
        .thenCompose(
            data -> {
              var page = data.data().path("node").path(paged.alias());
              page.path("nodes").forEach(paged.nodes()::add);
              paged.list().set("pageInfo", page.path("pageInfo"));
              return rest(paged);
            });
  }
}
