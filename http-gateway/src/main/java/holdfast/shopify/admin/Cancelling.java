package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Store;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.publish.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Has a shop cancel units, once. What it did it is asked first: an order that is cancelled, or a
 * refund whose note has our key, is not asked for again, however long ago that was. An order of
 * which nothing else is left is cancelled as a whole; of another one units are taken out and paid
 * back.
 */
record Cancelling(AdminApi api, Store store, OrderKey order, Cancellation wish) {
  /** Of a staff note, in characters. */
  private static final int NOTE_MAX = 255;

  CompletionStage<DeskAnswer<Cancellation>> run() {
    var variables = AdminJson.object().put("id", gid());
    variables.set("units", units());
    return api.data(store, Exchange.Kind.CANCEL, AdminDocument.CANCELLING, variables)
        .thenCompose(data -> decide(data.data().path("order")));
  }

  private CompletionStage<DeskAnswer<Cancellation>> decide(JsonNode found) {
    if (!found.isObject()) {
      return refused("the shop has no such order");
    }
    if (isCancelled(found) || isPaidBack(found)) {
      return done();
    }
    var lines = new OpenLines(AdminJson.objects(found.path("lineItems").path("nodes")));
    if (found.path("lineItems").path("pageInfo").path("hasNextPage").asBoolean()) {
      return refused("the order has more lines than can be looked at");
    }
    var problem = lines.problem(wish, restockedAt().isPresent());
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    return lines.areAllOf(wish) ? cancelOrder() : cancelUnits(found);
  }

  private static boolean isCancelled(JsonNode found) {
    return AdminJson.text(found.path("cancelledAt")).isPresent();
  }

  private boolean isPaidBack(JsonNode found) {
    return AdminJson.objects(found.path("refunds")).stream()
        .anyMatch(refund -> refund.path("note").asText("").contains(mark()));
  }

  /** The shop does it later: it is asked whether it has. */
  private CompletionStage<DeskAnswer<Cancellation>> cancelOrder() {
    var variables =
        AdminJson.object()
            .put("id", gid())
            .put("restock", wish.isRestocked())
            .put("notify", wish.isBuyerTold())
            .put("note", note());
    return api.data(store, Exchange.Kind.CANCEL, AdminDocument.CANCEL_ORDER, variables)
        .thenCompose(
            data -> isCancelledNow().thenApply(now -> began(now, data.data().path("orderCancel"))));
  }

  private CompletionStage<Boolean> isCancelledNow() {
    return api.data(
            store,
            Exchange.Kind.CANCEL,
            AdminDocument.CANCELLED,
            AdminJson.object().put("id", gid()))
        .thenApply(data -> isCancelled(data.data().path("order")));
  }

  private DeskAnswer<Cancellation> began(boolean isCancelled, JsonNode payload) {
    var errors = payload.path("orderCancelUserErrors");
    if (isCancelled) {
      return new DeskAnswer.Done<>(wish);
    }
    return errors.isEmpty()
        ? new DeskAnswer.Unreachable<>("the shop has begun to cancel the order")
        : new DeskAnswer.Refused<>(AdminJson.messages(errors));
  }

  private CompletionStage<DeskAnswer<Cancellation>> cancelUnits(JsonNode found) {
    var input =
        AdminJson.object()
            .put("orderId", gid())
            .put("note", note())
            .put("notify", wish.isBuyerTold());
    AdminJson.text(found.path("presentmentCurrencyCode"))
        .ifPresent(currency -> input.put("currency", currency));
    input.set("refundLineItems", units());
    input.set("transactions", transactions(found.path("suggestedRefund")));
    var variables = AdminJson.object().put("key", key());
    variables.set("input", input);
    return api.data(store, Exchange.Kind.CANCEL, AdminDocument.CANCEL_UNITS, variables)
        .thenApply(
            data -> {
              var payload = data.data().path("refundCreate");
              var errors = payload.path("userErrors");
              return errors.isEmpty() && payload.path("refund").isObject()
                  ? new DeskAnswer.Done<>(wish)
                  : new DeskAnswer.Refused<>(AdminJson.messages(errors));
            });
  }

  /** What the shop itself says is to be paid back for these units, where it was paid. */
  private JsonNode transactions(JsonNode suggested) {
    var transactions = AdminJson.array();
    for (var one : AdminJson.objects(suggested.path("suggestedTransactions"))) {
      var transaction =
          AdminJson.object()
              .put("orderId", gid())
              .put("kind", "REFUND")
              .put("gateway", one.path("gateway").asText(""));
      transaction.set("amount", one.path("amountSet").path("presentmentMoney").path("amount"));
      AdminJson.text(one.path("parentTransaction").path("id"))
          .ifPresent(parent -> transaction.put("parentId", parent));
      transactions.add(transaction);
    }
    return transactions;
  }

  private JsonNode units() {
    var location = restockedAt();
    var units = AdminJson.array();
    for (var of : wish.units()) {
      ObjectNode line =
          AdminJson.object()
              .put("lineItemId", Gid.of("LineItem", of.line()))
              .put("quantity", of.quantity())
              .put("restockType", location.isPresent() ? "CANCEL" : "NO_RESTOCK");
      location.ifPresent(id -> line.put("locationId", Gid.of("Location", id)));
      units.add(line);
    }
    return units;
  }

  private Optional<String> restockedAt() {
    return store.platformLocation().filter(_ -> wish.isRestocked());
  }

  private String gid() {
    return Gid.of("Order", order.number());
  }

  private String key() {
    return Pushing.derived(store.id().value(), wish.id());
  }

  /** By which the refund is found again. */
  private String mark() {
    return "[" + key() + "]";
  }

  /** The API has no words for the buyer, so the staff reads what to offer. */
  private String note() {
    var offer =
        wish.discountCode().map(code -> " Offer the buyer the code %s.".formatted(code)).orElse("");
    var rest = offer + " " + mark();
    var room = Math.max(0, NOTE_MAX - rest.length());
    return wish.note().substring(0, Math.min(room, wish.note().length())) + rest;
  }

  private CompletionStage<DeskAnswer<Cancellation>> done() {
    return CompletableFuture.completedFuture(new DeskAnswer.Done<>(wish));
  }

  private static CompletionStage<DeskAnswer<Cancellation>> refused(String why) {
    return CompletableFuture.completedFuture(new DeskAnswer.Refused<>(why));
  }

  /** Lines of the order, with what is left of them. */
  private record OpenLines(List<ObjectNode> lines) {
    /** Why the units can't be cancelled, if they can't. */
    Optional<String> problem(Cancellation wish, boolean isRestocked) {
      for (var units : wish.units()) {
        var line =
            lines.stream()
                .filter(found -> Gid.number(found.path("id")).equals(units.line()))
                .findFirst();
        if (line.isEmpty()) {
          return Optional.of("the order has no line " + units.line());
        }
        var unshipped = line.get().path("unfulfilledQuantity").asInt();
        if (unshipped < units.quantity()) {
          return Optional.of(
              "of line %s only %d units are still to be shipped"
                  .formatted(units.line(), unshipped));
        }
        // Without a restock the shop takes shipped units first: it would cancel the wrong ones.
        if (!isRestocked && line.get().path("currentQuantity").asInt() > unshipped) {
          return Optional.of(
              "line %s is shipped in part; the shop can't cancel the rest without a restock"
                  .formatted(units.line()));
        }
      }
      return Optional.empty();
    }

    /** Whether nothing else is left of the order. */
    boolean areAllOf(Cancellation wish) {
      return lines.stream()
          .allMatch(line -> line.path("currentQuantity").asInt() == units(wish, line));
    }

    private static int units(Cancellation wish, ObjectNode line) {
      return wish.units().stream()
          .filter(units -> units.line().equals(Gid.number(line.path("id"))))
          .mapToInt(units -> units.quantity())
          .sum();
    }
  }
}
