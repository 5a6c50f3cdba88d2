package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Delivery;
import holdfast.loadtest.simulator.DeliveryRules;
import holdfast.loadtest.simulator.Parcel;
import holdfast.loadtest.simulator.ShopContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the subscribers of a shop what happens in it. */
final class News {
  /** Eight retries, the last four hours after the first attempt. */
  private static final DeliveryRules RULES =
      new DeliveryRules(
          Duration.ofSeconds(5),
          200,
          299,
          Stream.of(1, 2, 4, 8, 16, 32, 64, 113).map(Duration::ofMinutes).toList());

  private final ShopContext shop;
  private final ShopifySettings settings;
  private final Subscriptions subscriptions;

  News(ShopContext shop, ShopifySettings settings, Subscriptions subscriptions) {
    this.shop = shop;
    this.settings = settings;
    this.subscriptions = subscriptions;
  }

  /** One thing that somebody does: all that is told of it has the same event id. */
  Action action() {
    return new Action(uuid(), shop.agenda().instant());
  }

  private UUID uuid() {
    long high = (shop.dice().bits() & ~0xF000L) | 0x4000L;
    long low = (shop.dice().bits() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /** What is told of one thing that somebody did. */
  final class Action {
    private final UUID event;
    private final Instant at;

    private Action(UUID event, Instant at) {
      this.event = event;
      this.at = at;
    }

    Instant at() {
      return at;
    }

    /**
     * Tells all subscribers of a topic.
     *
     * @param body what is printed, asked when the delivery starts: a moment after the change, so
     *     two quick changes can both show the last value. Empty if there is nothing left to tell.
     */
    void tell(Topic topic, Supplier<Optional<JsonNode>> body) {
      for (Subscription subscription : subscriptions.to(topic)) {
        shop.courier().send(shop, RULES, new Letter(subscription, topic, uuid(), body));
      }
    }

    /** One delivery to one subscription. */
    private final class Letter implements Parcel {
      private final Subscription subscription;
      private final Topic topic;
      private final UUID id;
      private final Supplier<Optional<JsonNode>> body;

      Letter(Subscription subscription, Topic topic, UUID id, Supplier<Optional<JsonNode>> body) {
        this.subscription = subscription;
        this.topic = topic;
        this.id = id;
        this.body = body;
      }

      @Override
      public Optional<Delivery> pack() {
        return body.get()
            .map(json -> Wire.print(Wire.only(json, subscription.fields())))
            .map(text -> new Delivery(URI.create(subscription.uri()), headers(text), text));
      }

      private Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Shopify-Captain-Hook");
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Topic", topic.word());
        headers.put("X-Shopify-Hmac-Sha256", Signature.of(text, settings.secretOf(shop)));
        headers.put("X-Shopify-Shop-Domain", ShopifySettings.domain(shop));
        headers.put("X-Shopify-API-Version", subscription.version());
        headers.put("X-Shopify-Webhook-Id", id.toString());
        headers.put("X-Shopify-Event-Id", event.toString());
        headers.put("X-Shopify-Triggered-At", at.toString());
        @Nullable String name = subscription.name();
        if (name != null) {
          headers.put("X-Shopify-Name", name);
        }
        return headers;
      }

      @Override
      public void attempted(boolean accepted) {
        subscriptions.attempted(subscription.id(), accepted);
      }

      @Override
      public boolean isStillWanted() {
        return subscriptions.get(subscription.id()).isPresent();
      }
    }
  }
}
