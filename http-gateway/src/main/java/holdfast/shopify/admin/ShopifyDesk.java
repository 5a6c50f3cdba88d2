package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.Refund;
import holdfast.order.ShopDesk;
import holdfast.outbound.Outbound;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Where Shopify shops are asked about single orders. */
public final class ShopifyDesk implements ShopDesk {
  private final AdminApi api;
  private final Function<ChannelId, Optional<Store>> stores;
  private final Clock clock;

  /** Calls shops by {@code outbound} and writes every exchange down. */
  public ShopifyDesk(
      Outbound outbound,
      StoreSecrets secrets,
      SyncLog log,
      Clock clock,
      Function<ChannelId, Optional<Store>> stores) {
    this.api = new AdminApi(outbound, secrets, log, clock);
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
    return snapshot(order)
        .thenApply(
            answer ->
                switch (answer) {
                  case DeskAnswer.Done<Optional<OrderSnapshot>>(var found) ->
                      new DeskAnswer.Done<>(found.map(OrderSnapshot::refunds).orElse(List.of()));
                  case DeskAnswer.Refused<Optional<OrderSnapshot>>(var why) ->
                      new DeskAnswer.Refused<>(why);
                  case DeskAnswer.Unreachable<Optional<OrderSnapshot>>(var why) ->
                      new DeskAnswer.Unreachable<>(why);
                  case DeskAnswer.NotConnected<Optional<OrderSnapshot>> _ ->
                      new DeskAnswer.NotConnected<>();
                });
  }

  @Override
  public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
    return asking(order, store -> snapshot(store, order));
  }

  @Override
  public CompletionStage<DeskAnswer<Cancellation>> cancel(
      OrderKey order, Cancellation cancellation) {
    return asking(order, store -> new Cancelling(api, store, order, cancellation).run());
  }

  private <T> CompletionStage<DeskAnswer<T>> asking(
      OrderKey order, Function<Store, CompletionStage<DeskAnswer<T>>> question) {
    var store = stores.apply(order.store());
    if (store.isEmpty()) {
      return CompletableFuture.completedFuture(new DeskAnswer.NotConnected<>());
    }
    return question
        .apply(store.get())
        .exceptionally(failure -> ShopifyDesk.<T>failed(NotToldException.answer(failure)));
  }

  private static <T> DeskAnswer<T> failed(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Refused(var why) -> new DeskAnswer.Refused<>(why);
      case AdminAnswer.TooCostly costly -> new DeskAnswer.Refused<>(costly.told());
      case AdminAnswer.Closed(var reason, _) when reason == ClosedFor.NO_CREDENTIALS ->
          new DeskAnswer.NotConnected<>();
      case AdminAnswer.Data _,
          AdminAnswer.Throttled _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _,
          AdminAnswer.Closed _ ->
          new DeskAnswer.Unreachable<>(answer.told());
    };
  }

  private CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(
      Store store, OrderKey order) {
    var variables = AdminJson.object().put("id", Gid.of("Order", order.number()));
    return api.data(store, Exchange.Kind.ORDERS, AdminDocument.ORDER, variables)
        .thenCompose(
            data ->
                data.data().get("order") instanceof ObjectNode found
                    ? new WholeOrder(api, store).of(found).thenApply(whole -> read(store, whole))
                    : CompletableFuture.completedFuture(new DeskAnswer.Done<>(Optional.empty())));
  }

  /** By the reader of the shop's webhooks, so that both ways tell the same. */
  private DeskAnswer<Optional<OrderSnapshot>> read(Store store, JsonNode order) {
    var body = AdminJson.print(OrderBody.of(order)).getBytes(StandardCharsets.UTF_8);
    for (var news : ShopifyNews.of("orders/updated", body, store.id(), clock.instant())) {
      switch (news) {
        case ShopNews.OfOrder(_, OrderNews.Seen(var snapshot)) -> {
          return new DeskAnswer.Done<>(Optional.of(snapshot));
        }
        case ShopNews.Unreadable(var field, var why) -> {
          return new DeskAnswer.Refused<>("the order can't be read: " + field + " " + why);
        }
        case ShopNews _ -> {}
      }
    }
    return new DeskAnswer.Refused<>("the order can't be read");
  }
}
