package holdfast.persistence.intake;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.intake.Arrival;
import holdfast.intake.Delivered;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.DeliveryLog.Filter;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.intake.Outcome;
import holdfast.intake.ReviewReason;
import holdfast.intake.StoredBody;
import holdfast.order.OrderKey;
import holdfast.persistence.Storage;
import holdfast.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A node that keeps deliveries in a database. */
record InboxNode(Storage storage, DeliveryTables tables) implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final ChannelId SHOP = new ChannelId("a-shop");
  static final Duration TOOK = Duration.ofMillis(7);

  /**
   * Starts one.
   *
   * @param sizeMax characters of bodies that may wait
   */
  static InboxNode open(TestDatabase database, String name, long sizeMax) {
    var storage = Storage.open(database.settings());
    var settings =
        new InboxSettings(name, 2_000, sizeMax, Duration.ofSeconds(30), Duration.ofDays(30));
    return new InboxNode(storage, storage.openIntake(settings));
  }

  Kept keep(Arrival arrival) {
    return join(tables.keep(arrival));
  }

  void settle(String id, DeliveryState state, SkuId... skus) {
    var review =
        state == DeliveryState.REVIEW
            ? Optional.of(ReviewReason.UNREADABLE)
            : Optional.<ReviewReason>empty();
    var order = Optional.of(OrderKey.order(SHOP, "5001"));
    join(
        tables.settle(
            id, new Outcome(state, "It is so.", review, order, List.of(skus), 2, NOW, TOOK)));
  }

  List<String> listed(Filter filter) {
    return tables.deliveries(filter, Optional.empty(), 100).stream().map(Delivered::id).toList();
  }

  @Override
  public void close() {
    tables.close();
    storage.close();
  }

  static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  static Arrival shopify(String webhook, String body) {
    return arrival(Platform.SHOPIFY, "orders/create", Optional.of(webhook), body, NOW);
  }

  /** News of an order, found or told at that moment. */
  static Arrival ofOrder(DeliverySource source, String order, Instant at) {
    var body = "{\"id\":%s,\"at\":\"%s\"}".formatted(order, at);
    var like = arrival(Platform.WOOCOMMERCE, "order.updated", Optional.empty(), body, at);
    return new Arrival(
        source,
        like.store(),
        like.platform(),
        like.topic(),
        like.webhookId(),
        like.eventId(),
        Optional.of(order),
        like.apiVersion(),
        like.triggeredAt(),
        like.receivedAt(),
        like.size(),
        like.sha256(),
        like.body(),
        like.state());
  }

  static Arrival woo(String body) {
    return arrival(Platform.WOOCOMMERCE, "order.updated", Optional.empty(), body, NOW);
  }

  static Arrival arrival(
      Platform platform, String topic, Optional<String> webhook, String body, Instant at) {
    return new Arrival(
        DeliverySource.WEBHOOK,
        SHOP,
        platform,
        topic,
        webhook,
        Optional.of("event"),
        Optional.of("5001"),
        Optional.of("2026-07"),
        Optional.of(NOW.minusSeconds(1)),
        at,
        body.length(),
        "%064x".formatted(body.hashCode()),
        new StoredBody(StoredBody.Form.JSON, body),
        DeliveryState.RECEIVED);
  }
}
