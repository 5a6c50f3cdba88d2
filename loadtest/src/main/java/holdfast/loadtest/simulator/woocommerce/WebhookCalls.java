package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.ShopContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /webhooks}. */
final class WebhookCalls {
  private static final String KIND = "shop_webhook";
  private static final List<String> STATUSES = List.of(Webhook.ACTIVE, "paused", Webhook.DISABLED);
  private static final List<String> EVENTS = List.of("created", "updated", "deleted", "restored");

  private final ShopContext shop;
  private final Webhooks webhooks;

  WebhookCalls(ShopContext shop, Webhooks webhooks) {
    this.shop = shop;
    this.webhooks = webhooks;
  }

  Reply list(Call call, Query query) throws RestError {
    List<Webhook> all =
        Page.sorted(query, webhooks.all(), Webhook::created, Webhook::id).stream()
            .filter(
                it ->
                    query
                        .text("status")
                        .filter(wanted -> !wanted.equals("all") && !wanted.equals(it.status()))
                        .isEmpty())
            .toList();
    return Page.of(call, query, all, this::view);
  }

  Reply read(String id) throws RestError {
    return Reply.json(200, view(find(id, 404)));
  }

  /** A new one is active whatever it is told to be, and posts its ping before it is answered. */
  Reply create(JsonNode body) throws RestError {
    Instant now = shop.agenda().instant();
    String topic = topic(body).orElseThrow(WebhookCalls::badTopic);
    URI address = address(body).orElseThrow(WebhookCalls::badAddress);
    String secret = body.path("secret").asText();
    var webhook =
        new Webhook(
            shop.ids().next(),
            body.path("name").asText("Webhook created on " + now),
            Webhook.ACTIVE,
            topic,
            address,
            secret.isEmpty() ? Long.toHexString(shop.dice().bits()) : secret,
            0,
            false,
            now,
            now);
    webhooks.put(webhook);
    webhooks.ping(webhook);
    return Reply.json(201, view(webhook));
  }

  /** One that is active and was not reached yet, or not at this address, is pinged again. */
  Reply write(String id, JsonNode body) {
    Reply reply =
        Locked.reply(
            shop.book(),
            () -> {
              Webhook changed = changed(find(id, 400), body);
              webhooks.put(changed);
              return Reply.json(200, view(changed));
            });
    Ids64.of(id)
        .flatMap(webhooks::find)
        .filter(webhook -> webhook.isActive() && !webhook.pinged())
        .ifPresent(webhooks::ping);
    return reply;
  }

  private Webhook changed(Webhook known, JsonNode body) throws RestError {
    String status = body.path("status").asText(known.status());
    if (!STATUSES.contains(status)) {
      throw new RestError(
          "woocommerce_rest_shop_webhook_invalid_status", "Webhook status must be valid.", 400);
    }
    String topic =
        body.has("topic") ? topic(body).orElseThrow(WebhookCalls::badTopic) : known.topic();
    URI address =
        body.has("delivery_url")
            ? address(body).orElseThrow(WebhookCalls::badAddress)
            : known.address();
    String secret = body.path("secret").asText();
    return new Webhook(
        known.id(),
        body.path("name").asText(known.name()),
        status,
        topic,
        address,
        secret.isEmpty() ? known.secret() : secret,
        known.failures(),
        known.pinged() && address.equals(known.address()),
        known.created(),
        shop.agenda().instant());
  }

  Reply delete(String id, Query query) throws RestError {
    if (!query.flag("force")) {
      throw new RestError(
          "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.", 501);
    }
    Webhook known = find(id, 404);
    webhooks.remove(known.id());
    return Reply.json(200, view(known));
  }

  private Webhook find(String id, int status) throws RestError {
    return Ids64.of(id)
        .flatMap(webhooks::find)
        .orElseThrow(() -> RestError.invalidId(KIND, status));
  }

  private static Optional<String> topic(JsonNode body) {
    String topic = body.path("topic").asText();
    return Stream.of("order", "product", "coupon", "customer")
        .flatMap(resource -> EVENTS.stream().map(event -> resource + "." + event))
        .filter(topic::equals)
        .findFirst();
  }

  private static Optional<URI> address(JsonNode body) {
    String url = body.path("delivery_url").asText();
    try {
      return Optional.of(URI.create(url))
          .filter(it -> it.getHost() != null && url.matches("https?://.*"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RestError badTopic() {
    return new RestError(
        "woocommerce_rest_shop_webhook_invalid_topic",
        "Webhook topic is required and must be valid.",
        400);
  }

  private static RestError badAddress() {
    return new RestError(
        "woocommerce_rest_shop_webhook_invalid_delivery_url",
        "Webhook delivery URL must be a valid URL starting with http:// or https://.",
        400);
  }

  /** The secret is not shown. */
  private JsonNode view(Webhook webhook) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", webhook.id()).put("name", webhook.name()).put("status", webhook.status());
    view.put("topic", webhook.topic()).put("resource", webhook.resource());
    view.put("event", webhook.event()).putArray("hooks");
    view.put("delivery_url", webhook.address().toString());
    SiteTime.put(view, "date_created", webhook.created());
    SiteTime.put(view, "date_modified", webhook.modified());
    return view;
  }
}
