package holdfast.shopify.admin;

import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.sweep.WebhooksAnswer;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What a shop delivers to an address, and to have it deliver what is missing. */
record Subscriptions(AdminApi api, Store store, String address) {
  /**
   * What Holdfast has to hear: of the topics that it understands those with news that no other
   * topic surely brings.
   */
  private static final List<String> TOPICS =
      List.of(
          "orders/create",
          "orders/updated",
          "orders/cancelled",
          "orders/edited",
          "orders/delete",
          "refunds/create",
          "fulfillments/create",
          "fulfillments/update",
          "returns/request",
          "returns/approve",
          "returns/decline",
          "returns/cancel",
          "returns/close",
          "inventory_levels/update",
          "inventory_levels/connect",
          "inventory_levels/disconnect",
          "inventory_items/update",
          "inventory_items/delete",
          "products/update",
          "products/delete",
          "app/uninstalled");

  /** Of a hundred subscriptions each, more than there are topics. */
  private static final int PAGES_MAX = 10;

  /** What a store has to say as well whose carts hold units. */
  private static final List<String> OF_CARTS =
      List.of(
          "carts/create",
          "carts/update",
          "checkouts/create",
          "checkouts/update",
          "checkouts/delete");

  static List<String> topics(Store store) {
    return store.holdSeconds().isPresent()
        ? Stream.concat(TOPICS.stream(), OF_CARTS.stream()).toList()
        : TOPICS;
  }

  /** As the API calls a topic of the webhooks. */
  static String name(String topic) {
    return topic.replace('/', '_').toUpperCase(Locale.ROOT);
  }

  CompletionStage<WebhooksAnswer> look() {
    return known("", new HashSet<>(), PAGES_MAX)
        .thenCompose(this::mend)
        .<WebhooksAnswer>thenApply(WebhooksAnswer.Looked::new)
        .exceptionally(failure -> failed(NotToldException.answer(failure)));
  }

  /** Topics that the shop delivers to the address. */
  private CompletionStage<Set<String>> known(String after, Set<String> before, int pages) {
    var variables = AdminJson.object().put("uri", address);
    if (after.isEmpty()) {
      variables.putNull("after");
    } else {
      variables.put("after", after);
    }
    return api.data(store, Exchange.Kind.WEBHOOKS, AdminDocument.SUBSCRIPTIONS, variables)
        .thenCompose(
            data -> {
              var found = data.data().path("webhookSubscriptions");
              for (var subscription : AdminJson.objects(found.path("nodes"))) {
                if (subscription.path("uri").asText().equals(address)
                    && subscription.path("format").asText().equals("JSON")) {
                  before.add(subscription.path("topic").asText());
                }
              }
              var info = found.path("pageInfo");
              return info.path("hasNextPage").asBoolean() && pages > 1
                  ? known(info.path("endCursor").asText(), before, pages - 1)
                  : CompletableFuture.completedFuture(before);
            });
  }

  private CompletionStage<List<Subscription>> mend(Set<String> known) {
    CompletionStage<List<Subscription>> all = CompletableFuture.completedFuture(new ArrayList<>());
    for (var topic : topics(store)) {
      all =
          all.thenCompose(
              before ->
                  state(topic, known)
                      .thenApply(
                          state -> {
                            before.add(new Subscription(topic, state));
                            return before;
                          }));
    }
    return all;
  }

  private CompletionStage<State> state(String topic, Set<String> known) {
    if (known.contains(name(topic))) {
      return CompletableFuture.completedFuture(State.SOUND);
    }
    var variables = AdminJson.object().put("topic", name(topic)).put("uri", address);
    return api.ask(store, AdminDocument.SUBSCRIBE, variables)
        .thenApply(
            asked -> {
              api.record(
                  asked,
                  Exchange.Kind.WEBHOOKS,
                  Optional.empty(),
                  List.of(),
                  asked.answer().outcome());
              return state(asked.answer());
            });
  }

  /** An app that may not read something may not hear of it: that is no reason to leave the rest. */
  private static State state(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Data data ->
          data.data().path("webhookSubscriptionCreate").path("webhookSubscription").isObject()
              ? State.MENDED
              : State.BROKEN;
      case AdminAnswer.Refused _ -> State.BROKEN;
      case AdminAnswer.Closed _,
          AdminAnswer.Throttled _,
          AdminAnswer.TooCostly _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _ ->
          throw new NotToldException(answer);
    };
  }

  private static WebhooksAnswer failed(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Throttled(var pause) -> new WebhooksAnswer.Throttled(pause);
      case AdminAnswer.Closed(var reason, var why) -> new WebhooksAnswer.Closed(reason, why);
      case AdminAnswer.Data _,
          AdminAnswer.TooCostly _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _,
          AdminAnswer.Refused _ ->
          new WebhooksAnswer.Failed(answer.told());
    };
  }
}
