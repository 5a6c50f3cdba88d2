package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import holdfast.sweep.WebhooksAnswer;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks after a shop's webhooks. The shop switches one off after some failures in a row, and nobody
 * but us would notice.
 */
final class WooWebhooks {
  /** What has to be heard; a restored or deleted order fires no other topic. */
  private static final List<String> NEEDED =
      List.of(
          "order.created",
          "order.updated",
          "order.deleted",
          "order.restored",
          "product.updated",
          "product.deleted");

  private static final String ACTIVE = "active";

  private final WooDoor door;
  private final SyncLog log;
  private final WooPages pages;
  private final StoreSecrets secrets;

  WooWebhooks(WooApi api, StoreSecrets secrets) {
    this.door = api.door();
    this.log = api.log();
    this.pages = new WooPages(api);
    this.secrets = secrets;
  }

  private record Webhook(String id, String topic, String status, String address) {
    boolean isActive() {
      return status.equals(ACTIVE);
    }
  }

  CompletionStage<WebhooksAnswer> mend(Store store, String address) {
    return pages
        .all(store, Exchange.Kind.WEBHOOKS, WooCall.get("webhooks", Map.of()))
        .thenCompose(
            look ->
                switch (look) {
                  case WooPages.Look.InVain(var answer) ->
                      CompletableFuture.completedFuture(inVain(answer));
                  case WooPages.Look.Seen(var parts) ->
                      mend(store, address, delivering(parts, address), 0, List.of())
                          .thenApply(WebhooksAnswer.Looked::new);
                });
  }

  private static WebhooksAnswer inVain(WooAnswer answer) {
    return switch (answer) {
      case WooAnswer.Throttled(var pause) -> new WebhooksAnswer.Throttled(pause);
      case WooAnswer.Closed(var reason, var why) -> new WebhooksAnswer.Closed(reason, why);
      case WooAnswer.Declined declined -> new WebhooksAnswer.Failed(declined.why());
      case WooAnswer.Said _, WooAnswer.Unsent _, WooAnswer.Lost _ ->
          new WebhooksAnswer.Failed(answer.outcome());
    };
  }

  /** Others are none of our business. */
  private static List<Webhook> delivering(List<Part> parts, String address) {
    var webhooks = new ArrayList<Webhook>();
    for (var part : parts) {
      if (part.alone(WooWebhooks::webhook) instanceof Reading.Understood<Webhook>(var webhook)
          && withoutSlash(webhook.address()).equals(withoutSlash(address))) {
        webhooks.add(webhook);
      }
    }
    return webhooks;
  }

  private static Webhook webhook(Part webhook) {
    return new Webhook(
        webhook.id("id"),
        webhook.word("topic"),
        webhook.word("status"),
        webhook.hint("delivery_url").orElse(""));
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "");
  }

  /** One topic after the other, so that no more than one call is under way. */
  private CompletionStage<List<Subscription>> mend(
      Store store, String address, List<Webhook> webhooks, int from, List<Subscription> before) {
    if (from == NEEDED.size()) {
      return CompletableFuture.completedFuture(before);
    }
    var topic = NEEDED.get(from);
    return state(store, address, topic, webhooks)
        .thenCompose(
            state -> {
              var all = new ArrayList<>(before);
              all.add(new Subscription(topic, state));
              return mend(store, address, webhooks, from + 1, all);
            });
  }

  private CompletionStage<State> state(
      Store store, String address, String topic, List<Webhook> webhooks) {
    var ofTopic = webhooks.stream().filter(webhook -> webhook.topic().equals(topic)).toList();
    if (ofTopic.stream().anyMatch(Webhook::isActive)) {
      return CompletableFuture.completedFuture(State.SOUND);
    }
    return (ofTopic.isEmpty() ? creating(store, address, topic) : Optional.of(waking(ofTopic)))
        .map(call -> mended(store, call))
        .orElseGet(() -> CompletableFuture.completedFuture(State.BROKEN));
  }

  private static WooCall waking(List<Webhook> webhooks) {
    return WooCall.put(
        "webhooks/" + webhooks.getFirst().id(),
        JsonNodeFactory.instance.objectNode().put("status", ACTIVE));
  }

  /** Nothing without a secret: what a shop signs without one proves nothing. */
  private Optional<WooCall> creating(Store store, String address, String topic) {
    return secrets.webhookSecrets(store.id()).stream()
        .findFirst()
        .map(
            secret ->
                WooCall.post(
                    "webhooks",
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("name", "Holdfast " + topic)
                        .put("topic", topic)
                        .put("delivery_url", address)
                        .put("secret", new String(secret, StandardCharsets.UTF_8))
                        .put("status", ACTIVE)));
  }

  private CompletionStage<State> mended(Store store, WooCall call) {
    return door.ask(store, call)
        .thenApply(
            heard -> {
              log.record(heard.exchange(Exchange.Kind.WEBHOOKS));
              return heard.answer() instanceof WooAnswer.Said said && isActive(said.bytes())
                  ? State.MENDED
                  : State.BROKEN;
            });
  }

  private static boolean isActive(byte[] body) {
    return Reading.object(
            body, webhook -> webhook.hint("status").filter(ACTIVE::equals).isPresent())
        .equals(new Reading.Understood<>(true));
  }
}
