package holdfast.woocommerce.rest;

import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.delivery.Redaction;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import holdfast.sweep.OrdersAnswer;
import holdfast.sweep.ShopSource;
import holdfast.sweep.WebhooksAnswer;
import holdfast.woocommerce.WooRedaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks WooCommerce shops for what their webhooks may have lost. */
public final class WooSource implements ShopSource {
  private static final int PAGE_MAX = 100;
  private static final String TOPIC = "order.updated";

  private final WooDoor door;
  private final SyncLog log;
  private final WooWebhooks webhooks;

  /**
   * Asks through {@code api}.
   *
   * @param secrets what webhooks that it creates are to sign with
   */
  public WooSource(WooApi api, StoreSecrets secrets) {
    this.door = api.door();
    this.log = api.log();
    this.webhooks = new WooWebhooks(api, secrets);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The shop can sort orders by id only, and gives those that were changed <em>after</em> a
   * moment, which it knows to the second. Pages are counted: when an order leaves the window while
   * it is walked another may be passed over, so windows have to overlap. Of buyers the bodies say
   * no more than what may be stored.
   */
  @Override
  public CompletionStage<OrdersAnswer> orders(Store store, Instant since, Optional<String> cursor) {
    var page = cursor.map(Integer::parseInt).orElse(1);
    return door.ask(store, call(since, page))
        .thenApply(
            heard -> {
              log.record(heard.exchange(Exchange.Kind.ORDERS));
              return answer(heard.answer(), since, page);
            });
  }

  private static WooCall call(Instant since, int page) {
    var before = since.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    return WooCall.get(
        "orders",
        Map.of(
            "modified_after",
            before.toString().replace("Z", ""),
            "dates_are_gmt",
            "true",
            "per_page",
            "" + PAGE_MAX,
            "orderby",
            "id",
            "order",
            "asc",
            "page",
            "" + page));
  }

  private static OrdersAnswer answer(WooAnswer answer, Instant since, int page) {
    return switch (answer) {
      case WooAnswer.Said said -> page(said, since, page);
      case WooAnswer.Throttled(var pause) -> new OrdersAnswer.Throttled(pause);
      case WooAnswer.Closed(var reason, var why) -> new OrdersAnswer.Closed(reason, why);
      case WooAnswer.Declined declined -> new OrdersAnswer.Failed(declined.why());
      case WooAnswer.Unsent _, WooAnswer.Lost _ -> new OrdersAnswer.Failed(answer.outcome());
    };
  }

  private static OrdersAnswer page(WooAnswer.Said said, Instant since, int page) {
    var read =
        Reading.array(said.bytes(), orders -> orders.stream().map(it -> order(it, since)).toList());
    return switch (read) {
      case Reading.Understood<List<OrdersAnswer.Changed>>(var orders) ->
          new OrdersAnswer.Page(orders, next(orders.size(), said.pages(), page), Duration.ZERO);
      case Reading.Failed<List<OrdersAnswer.Changed>>(var problem) ->
          new OrdersAnswer.Failed("%s %s".formatted(problem.field(), problem.why()));
    };
  }

  /** Where a proxy drops the header that counts pages, a full page has one behind it. */
  private static Optional<String> next(int orders, Optional<Integer> pages, int page) {
    var isLast = pages.map(all -> page >= all).orElse(orders < PAGE_MAX);
    return isLast ? Optional.empty() : Optional.of(Integer.toString(page + 1));
  }

  private static OrdersAnswer.Changed order(Part order, Instant since) {
    var changedAt =
        order
            .optionalMoment("date_modified_gmt")
            .or(() -> order.optionalMoment("date_created_gmt"))
            .orElse(since);
    return new OrdersAnswer.Changed(order.id("id"), changedAt, TOPIC, redacted(order));
  }

  private static String redacted(Part order) {
    return switch (WooRedaction.RULES.of(order.bytes())) {
      case Redaction.Redacted.Body(var json) -> json;
      case Redaction.Redacted.NotJson(var why) -> throw new IllegalStateException(why);
    };
  }

  @Override
  public CompletionStage<WebhooksAnswer> webhooks(Store store, String address) {
    return webhooks.mend(store, address);
  }
}
