package holdfast.sweep;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreSecrets;
import holdfast.catalog.SyncLevel;
import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.intake.Outcome;
import holdfast.intake.StoredBody;
import holdfast.intake.Ticket;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.shop.Level;
import holdfast.sweep.OrdersAnswer.Changed;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A shop, and all that sweeps work with, in memory. What it is told is known at once. */
final class SweepBench implements SweepStore, DeliveryInbox, ShopSource, ShopConnector {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  static final ChannelId SHOP = new ChannelId("a-shop");

  volatile Instant now = START;
  volatile StoreBook book = StoreBook.empty().with(store());
  final Map<SweepKind, SweepState> states = new ConcurrentHashMap<>();
  final Map<String, Instant> known = new ConcurrentHashMap<>();
  final List<Arrival> kept = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final Map<String, Level> levels = new ConcurrentHashMap<>();
  final List<String> read = new CopyOnWriteArrayList<>();
  volatile Heard heard = Heard.NOTHING;
  volatile boolean isWorking;
  volatile boolean isAway;

  /** What calls to the shop throw. */
  volatile Optional<RuntimeException> bug = Optional.empty();

  volatile Function<Instant, OrdersAnswer> orders = _ -> page(List.of());
  volatile Function<List<Listing>, ReadAnswer> shown =
      _ -> new ReadAnswer.Levels(levels, Duration.ZERO);
  volatile WebhooksAnswer webhooks = new WebhooksAnswer.Looked(List.of());
  final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  static Store store() {
    return new Store(
        SHOP,
        "A shop",
        Optional.empty(),
        Platform.SHOPIFY,
        Optional.of("one.myshopify.com"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        SyncLevel.PUSH,
        Optional.empty(),
        OnDrift.CORRECT,
        false,
        1);
  }

  void list(String id) {
    var listing =
        new Listing(
            SHOP,
            id,
            id,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SkuId("TEE")),
            Optional.empty(),
            1);
    book = book.with(listing);
  }

  static OrdersAnswer.Page page(List<Changed> orders) {
    return new OrdersAnswer.Page(orders, Optional.empty(), Duration.ZERO);
  }

  static Changed order(String id, Instant at) {
    return new Changed(id, at, "orders/updated", "{\"id\":%s,\"at\":\"%s\"}".formatted(id, at));
  }

  SweepPorts ports(SweepMeter meter) {
    return new SweepPorts(
        Map.of(Platform.SHOPIFY, this),
        Map.of(Platform.SHOPIFY, this),
        () -> book,
        new Secrets(),
        this,
        (_, ids) -> {
          var some = new HashMap<>(known);
          some.keySet().retainAll(ids);
          return some;
        },
        (store, order, at) -> arrival(DeliverySource.SWEEP, order, at),
        this,
        _ -> {},
        (seen, _) ->
            seen.forEach((listing, level) -> read.add(listing.id() + "=" + level.number())),
        store -> Optional.of("https://us/" + store.id()),
        meter,
        () -> now,
        Runnable::run);
  }

  static Arrival arrival(DeliverySource source, Changed order, Instant at) {
    return new Arrival(
        source,
        SHOP,
        Platform.SHOPIFY,
        order.topic(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(order.id()),
        Optional.empty(),
        Optional.of(order.changedAt()),
        at,
        order.body().length(),
        order.body(),
        new StoredBody(StoredBody.Form.JSON, order.body()),
        DeliveryState.RECEIVED);
  }

  private static final class Secrets implements StoreSecrets {
    @Override
    public List<byte[]> webhookSecrets(ChannelId store) {
      return List.of();
    }

    @Override
    public Optional<Credentials> credentials(ChannelId store) {
      return Optional.empty();
    }

    @Override
    public Summary summary(ChannelId store) {
      return new Summary(0, true, Optional.empty(), Optional.of(START));
    }
  }

  @Override
  public CompletionStage<OrdersAnswer> orders(Store store, Instant since, Optional<String> cursor) {
    asked.add("ORDERS " + since + cursor.map(" "::concat).orElse(""));
    stumble();
    return CompletableFuture.completedFuture(orders.apply(since));
  }

  @Override
  public CompletionStage<WebhooksAnswer> webhooks(Store store, String address) {
    asked.add("WEBHOOKS " + address);
    stumble();
    return CompletableFuture.completedFuture(webhooks);
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    asked.add("LEVELS " + listings.getFirst().id());
    stumble();
    return CompletableFuture.completedFuture(shown.apply(listings));
  }

  private void stumble() {
    if (bug.isPresent()) {
      throw bug.get();
    }
  }

  @Override
  public Manners manners(Store store) {
    return new Manners(2, 1, true);
  }

  @Override
  public String group(Store store, Listing listing) {
    throw new UnsupportedOperationException("sweeps push nothing");
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    throw new UnsupportedOperationException("sweeps push nothing");
  }

  @Override
  public synchronized CompletionStage<Kept> keep(Arrival arrival) {
    if (isAway) {
      return CompletableFuture.failedFuture(new IllegalStateException("no room"));
    }
    for (var one : kept) {
      if (one.duplicateKey().equals(arrival.duplicateKey())) {
        return CompletableFuture.completedFuture(new Kept("1", true, false));
      }
    }
    var isFirst = kept.stream().noneMatch(one -> one.order().equals(arrival.order()));
    kept.add(arrival);
    var at = arrival.triggeredAt().orElseThrow();
    known.merge(
        arrival.order().orElseThrow(), at, (one, other) -> one.isAfter(other) ? one : other);
    return CompletableFuture.completedFuture(new Kept("1", false, isFirst));
  }

  @Override
  public boolean isWaiting(ChannelId store, Instant until) {
    return isWorking;
  }

  @Override
  public Map<ChannelId, StoreSweeps> all(Instant at) {
    return Map.of(SHOP, of(SHOP, at));
  }

  @Override
  public StoreSweeps of(ChannelId store, Instant at) {
    return new StoreSweeps(states, List.of(), heard);
  }

  @Override
  public void ask(ChannelId store, SweepKind kind, Instant at) {
    throw new UnsupportedOperationException("nobody asks");
  }

  @Override
  public void save(ChannelId store, SweepKind kind, SweepState state) {
    states.put(kind, state);
  }

  @Override
  public void save(ChannelId store, List<Subscription> found, Instant at) {
    subscriptions.clear();
    subscriptions.addAll(new ArrayList<>(found));
  }

  @Override
  public CompletionStage<Void> settle(String id, Outcome outcome) {
    throw new UnsupportedOperationException("sweeps settle nothing");
  }

  @Override
  public CompletionStage<Void> failed(String id, int attempts, String why) {
    throw new UnsupportedOperationException("sweeps settle nothing");
  }

  @Override
  public Optional<Waiting> waiting(String id) {
    throw new UnsupportedOperationException("sweeps work on nothing");
  }

  @Override
  public List<Ticket> take(String after, int most, Instant at) {
    throw new UnsupportedOperationException("sweeps work on nothing");
  }
}
