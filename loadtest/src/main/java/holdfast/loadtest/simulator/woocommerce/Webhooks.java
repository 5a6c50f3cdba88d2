package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Delivery;
import holdfast.loadtest.simulator.DeliveryRules;
import holdfast.loadtest.simulator.Parcel;
import holdfast.loadtest.simulator.ShopContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The webhooks of one shop and the jobs that wait to deliver them. A topic and an id wait once for
 * each webhook; what is told is what is so when the job runs.
 */
final class Webhooks {
  /** Says what a resource is now. */
  interface Bodies {
    JsonNode of(String resource, String event, long id);
  }

  /** A day's failures are lost for good: there are no retries. */
  private static final DeliveryRules RULES =
      new DeliveryRules(Duration.ofSeconds(60), 200, 302, List.of());

  private static final DeliveryRules PING =
      new DeliveryRules(Duration.ofSeconds(5), 200, 200, List.of());

  private static final String AGENT = "WooCommerce/11.2.0 Hookshot (WordPress/6.9)";

  private record Job(long webhook, long id) {}

  private final ShopContext shop;
  private final Bodies bodies;
  private final SequencedMap<Long, Webhook> webhooks = new LinkedHashMap<>();
  private final Set<Job> waiting = new HashSet<>();

  Webhooks(ShopContext shop, Bodies bodies) {
    this.shop = shop;
    this.bodies = bodies;
  }

  List<Webhook> all() {
    return shop.book().together(() -> List.copyOf(webhooks.values()));
  }

  Optional<Webhook> find(long id) {
    return shop.book().together(() -> Optional.ofNullable(webhooks.get(id)));
  }

  /** Adds a webhook, or replaces the one with its id. */
  void put(Webhook webhook) {
    shop.book().together(() -> webhooks.put(webhook.id(), webhook));
  }

  void remove(long id) {
    shop.book().together(() -> webhooks.remove(id));
  }

  /** As too many failures do, to all at once. */
  void disableAll() {
    shop.book()
        .together(
            () -> {
              webhooks.replaceAll((id, webhook) -> webhook.withStatus(Webhook.DISABLED));
              return webhooks.size();
            });
  }

  /** Something has happened; under the lock of the shop's book. */
  void happened(String topic, long id) {
    for (Webhook webhook : webhooks.values()) {
      var job = new Job(webhook.id(), id);
      if (webhook.isActive() && webhook.topic().equals(topic) && waiting.add(job)) {
        shop.courier().send(shop, RULES, parcel(job));
      }
    }
  }

  /**
   * Posts what a new or redirected webhook posts first, without a signature, and waits for it; not
   * under the lock.
   */
  void ping(Webhook webhook) {
    var delivery =
        new Delivery(
            webhook.address(),
            Map.of("Content-Type", "application/x-www-form-urlencoded", "User-Agent", AGENT),
            "webhook_id=" + webhook.id());
    boolean answered = shop.courier().post(PING, delivery);
    change(webhook.id(), now -> now.withPinged(answered));
  }

  private Parcel parcel(Job job) {
    return new Parcel() {
      @Override
      public Optional<Delivery> pack() {
        return shop.book().together(() -> packed(job));
      }

      @Override
      public void attempted(boolean accepted) {
        change(job.webhook(), webhook -> webhook.attempted(accepted));
      }

      @Override
      public boolean isStillWanted() {
        return false;
      }
    };
  }

  private void change(long id, UnaryOperator<Webhook> step) {
    shop.book()
        .together(() -> webhooks.computeIfPresent(id, (same, webhook) -> step.apply(webhook)));
  }

  /** A webhook that was disabled meanwhile delivers what was queued before. */
  private Optional<Delivery> packed(Job job) {
    waiting.remove(job);
    return Optional.ofNullable(webhooks.get(job.webhook()))
        .map(webhook -> delivery(webhook, job.id(), shop.agenda().instant()));
  }

  private Delivery delivery(Webhook webhook, long id, Instant now) {
    String body = bodies.of(webhook.resource(), webhook.event(), id).toString();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", AGENT);
    headers.put("X-WC-Webhook-Source", shop.url() + "/");
    headers.put("X-WC-Webhook-Topic", webhook.topic());
    headers.put("X-WC-Webhook-Resource", webhook.resource());
    headers.put("X-WC-Webhook-Event", webhook.event());
    headers.put("X-WC-Webhook-Signature", Hmac.base64("HmacSHA256", webhook.secret(), body));
    headers.put("X-WC-Webhook-ID", Long.toString(webhook.id()));
    headers.put("X-WC-Webhook-Delivery-ID", deliveryId(webhook.id(), now));
    return new Delivery(webhook.address(), headers, body);
  }

  /** Two deliveries of one webhook within a second have the same. */
  private String deliveryId(long webhook, Instant now) {
    return Hmac.hex("HmacMD5", shop.name(), webhook + "" + now.getEpochSecond());
  }
}
