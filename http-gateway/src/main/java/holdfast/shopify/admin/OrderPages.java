package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.sweep.OrdersAnswer;
import holdfast.sweep.OrdersAnswer.Changed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Orders that a shop has changed, page by page. What a question may cost is the shop's to say: a
 * page that is too dear is asked for again with fewer orders, and the pages behind it are as small.
 */
record OrderPages(AdminApi api, Store store, Instant since) {
  private static final int PAGE = 50;
  private static final String TOPIC = "orders/updated";

  /**
   * Where a page begins.
   *
   * @param size most orders in it
   * @param after empty for the first page
   */
  private record Place(int size, String after) {
    static Place parse(Optional<String> cursor) {
      var parts = cursor.orElse("").split(":", 2);
      return parts.length == 2 && parts[0].matches("[1-9][0-9]?")
          ? new Place(Integer.parseInt(parts[0]), parts[1])
          : new Place(PAGE, "");
    }

    String text() {
      return size + ":" + after;
    }

    /** As many orders as can be paid for, as far as one knows. */
    Place fitting(AdminAnswer.TooCostly costly) {
      var fitting = costly.cost() <= 0 ? 1 : (long) size * costly.max() / costly.cost();
      return new Place((int) Math.max(1, Math.min(fitting, size / 2)), after);
    }
  }

  CompletionStage<OrdersAnswer> page(Optional<String> cursor) {
    return page(Place.parse(cursor))
        .exceptionally(failure -> failed(NotToldException.answer(failure)));
  }

  private CompletionStage<OrdersAnswer> page(Place place) {
    var variables =
        AdminJson.object()
            .put("first", place.size())
            .put("changed", "updated_at:>='%s'".formatted(since.truncatedTo(ChronoUnit.SECONDS)));
    if (place.after().isEmpty()) {
      variables.putNull("after");
    } else {
      variables.put("after", place.after());
    }
    return api.ask(store, AdminDocument.ORDERS, variables)
        .thenCompose(
            asked -> {
              api.record(
                  asked,
                  Exchange.Kind.ORDERS,
                  Optional.empty(),
                  List.of(),
                  asked.answer().outcome());
              return asked.answer() instanceof AdminAnswer.TooCostly costly && place.size() > 1
                  ? page(place.fitting(costly))
                  : whole(place, AdminApi.told(asked.answer()));
            });
  }

  private CompletionStage<OrdersAnswer> whole(Place place, AdminAnswer.Data data) {
    var orders = data.data().path("orders");
    CompletionStage<List<Changed>> all = CompletableFuture.completedFuture(new ArrayList<>());
    for (var order : AdminJson.objects(orders.path("nodes"))) {
      all =
          all.thenCompose(
              before ->
                  new WholeOrder(api, store)
                      .of(order)
                      .thenApply(
                          whole -> {
                            before.add(changed(whole));
                            return before;
                          }));
    }
    var info = orders.path("pageInfo");
    var next =
        AdminJson.text(info.path("endCursor"))
            .filter(_ -> info.path("hasNextPage").asBoolean())
            .map(after -> new Place(place.size(), after).text());
    return all.thenApply(changed -> new OrdersAnswer.Page(changed, next, data.rest()));
  }

  private static Changed changed(ObjectNode order) {
    return new Changed(
        Gid.number(order.path("id")),
        AdminJson.moment(order.path("updatedAt")).orElse(Instant.EPOCH),
        TOPIC,
        AdminJson.print(OrderBody.of(order)));
  }

  private static OrdersAnswer failed(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Throttled(var pause) -> new OrdersAnswer.Throttled(pause);
      case AdminAnswer.Closed(var reason, var why) -> new OrdersAnswer.Closed(reason, why);
      case AdminAnswer.Data _,
          AdminAnswer.TooCostly _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _,
          AdminAnswer.Refused _ ->
          new OrdersAnswer.Failed(answer.told());
    };
  }
}
