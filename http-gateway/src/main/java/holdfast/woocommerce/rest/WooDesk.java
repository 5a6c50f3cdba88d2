package holdfast.woocommerce.rest;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.delivery.Reading;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.Refund;
import holdfast.order.ShopDesk;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import holdfast.shop.ShopNews;
import holdfast.woocommerce.WooNews;
import holdfast.woocommerce.WooRefunds;
import holdfast.woocommerce.WooStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks WooCommerce shops about their orders. Stores on other platforms are not connected here. */
public final class WooDesk implements ShopDesk {
  private static final String TOPIC = "order.updated";

  /** More refunds than an order can have. */
  private static final String REFUNDS_MAX = "100";

  private final WooDoor door;
  private final SyncLog log;
  private final Supplier<StoreBook> stores;
  private final WooCancelling cancelling;

  /** Asks through {@code api}. */
  public WooDesk(WooApi api, Supplier<StoreBook> stores) {
    this.door = api.door();
    this.log = api.log();
    this.stores = stores;
    this.cancelling = new WooCancelling(api);
  }

  @Override
  public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
    return asked(
        order,
        store ->
            door.ask(store, refundsOf(order.number()))
                .thenApply(
                    heard -> {
                      log.record(heard.exchange(Exchange.Kind.ORDERS));
                      return heard.answer() instanceof WooAnswer.Said said
                          ? read(WooRefunds.of(said.bytes()))
                          : WooDesk.<List<Refund>>inVain(heard.answer());
                    }));
  }

  static WooCall refundsOf(String order) {
    return WooCall.get("orders/%s/refunds".formatted(order), Map.of("per_page", REFUNDS_MAX));
  }

  @Override
  public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
    return asked(
        order,
        store ->
            door.ask(store, WooCall.get("orders/" + order.number(), Map.of()))
                .thenApply(
                    heard -> {
                      log.record(heard.exchange(Exchange.Kind.ORDERS));
                      return switch (heard.answer()) {
                        case WooAnswer.Said said -> snapshot(said.bytes(), store);
                        case WooAnswer.Declined declined when declined.isUnknownId() ->
                            new DeskAnswer.Done<>(Optional.empty());
                        case WooAnswer answer -> WooDesk.<Optional<OrderSnapshot>>inVain(answer);
                      };
                    }));
  }

  /** Through the eyes that read deliveries, so that both say the same. */
  private static DeskAnswer<Optional<OrderSnapshot>> snapshot(byte[] body, Store store) {
    var why = "the order has a status that changes nothing in this store";
    for (var news : WooNews.of(TOPIC, body, WooStore.of(store))) {
      switch (news) {
        case ShopNews.OfOrder(var _, OrderNews.Seen(var seen)) -> {
          return new DeskAnswer.Done<>(Optional.of(seen));
        }
        case ShopNews.Unreadable unreadable ->
            why = "%s %s".formatted(unreadable.field(), unreadable.why());
        default -> {}
      }
    }
    return new DeskAnswer.Refused<>(why);
  }

  @Override
  public CompletionStage<DeskAnswer<Cancellation>> cancel(
      OrderKey order, Cancellation cancellation) {
    return asked(order, store -> cancelling.cancel(store, order.number(), cancellation));
  }

  private <T> CompletionStage<DeskAnswer<T>> asked(
      OrderKey order, Function<Store, CompletionStage<DeskAnswer<T>>> question) {
    var store = store(order.store());
    if (store.isEmpty()) {
      return CompletableFuture.completedFuture(new DeskAnswer.NotConnected<>());
    }
    return order.kind() == OrderKey.Kind.ORDER && order.number().matches("[0-9]{1,20}")
        ? question.apply(store.get())
        : CompletableFuture.completedFuture(
            new DeskAnswer.Refused<>("the shop can have no order of this number"));
  }

  private Optional<Store> store(ChannelId id) {
    return stores.get().store(id).filter(store -> store.platform() == Platform.WOOCOMMERCE);
  }

  private static <T> DeskAnswer<T> read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Understood<T>(var value) -> new DeskAnswer.Done<>(value);
      case Reading.Failed<T>(var problem) -> unreadable(problem);
    };
  }

  static <T> DeskAnswer<T> unreadable(ShopNews.Unreadable problem) {
    return new DeskAnswer.Refused<>(
        "its answer can't be read: %s %s".formatted(problem.field(), problem.why()));
  }

  /** Whoever is locked out may be let in again; where nobody gave a key nobody can ask. */
  static <T> DeskAnswer<T> inVain(WooAnswer answer) {
    return switch (answer) {
      case WooAnswer.Declined declined -> new DeskAnswer.Refused<>(declined.why());
      case WooAnswer.Closed closed ->
          switch (closed.reason()) {
            case NO_CREDENTIALS -> new DeskAnswer.NotConnected<>();
            case UNAUTHORIZED, FROZEN, HOSTILE, GONE, FORBIDDEN_ADDRESS ->
                new DeskAnswer.Unreachable<>(closed.why());
          };
      case WooAnswer.Said _, WooAnswer.Throttled _, WooAnswer.Unsent _, WooAnswer.Lost _ ->
          new DeskAnswer.Unreachable<>(answer.outcome());
    };
  }
}
