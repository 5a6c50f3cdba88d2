package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Order;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where queries begin. */
record QueryNode(
    Rooms rooms,
    ShopifySettings settings,
    Scopes scopes,
    StockNodes stock,
    OrderNodes orders,
    SubscriptionNodes subscriptions,
    Jobs jobs)
    implements Answering {
  private static final Map<String, Function<Item, Object>> ITEM_FIELDS =
      Map.of("sku", Item::sku, "id", Item::inventory);
  private static final Map<String, Function<Item, Object>> VARIANT_FIELDS =
      Map.of("sku", Item::sku, "id", Item::id, "product_id", Item::product);

  @Override
  public String type() {
    return "QueryRoot";
  }

  @Override
  public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
    scopes.check(field);
    return switch (field) {
      case "currentAppInstallation" -> scopes.installation();
      case "fulfillment" -> byId(asked, orders::shipment);
      case "inventoryItem" -> byId(asked, stock::item);
      case "inventoryItems" -> items(asked);
      case "inventoryLevel" -> byId(asked, stock::level);
      case "job" -> byId(asked, this::job);
      case "location" -> location(asked);
      case "locations" -> locations(asked);
      case "node" -> byId(asked, this::node);
      case "nodes" -> nodes(asked);
      case "order" -> byId(asked, orders::order);
      case "orders" -> orders(asked);
      case "productVariant" -> byId(asked, stock::variant);
      case "productVariants" -> variants(asked);
      case "refund" -> byId(asked, orders::refund);
      case "shop" -> shop();
      case "webhookSubscription" -> byId(asked, subscriptions::subscription);
      case "webhookSubscriptions" -> subscriptions.all(asked);
      default -> throw Refused.notSimulated(type() + "." + field);
    };
  }

  private static @Nullable Answering byId(
      DataFetchingEnvironment asked, Function<String, Optional<Answering>> find) {
    return find.apply(Objects.requireNonNull(asked.getArgument("id"))).orElse(null);
  }

  private List<@Nullable Answering> nodes(DataFetchingEnvironment asked) {
    List<String> ids = Objects.requireNonNull(asked.getArgument("ids"));
    return ids.stream().<@Nullable Answering>map(id -> node(id).orElse(null)).toList();
  }

  private Optional<Answering> node(String gid) {
    return switch (Gid.type(gid)) {
      case "InventoryItem" -> stock.item(gid);
      case "InventoryLevel" -> stock.level(gid);
      case "ProductVariant" -> stock.variant(gid);
      case "Product" -> stock.product(gid);
      case "Location" -> stock.location(gid);
      case "Order" -> orders.order(gid);
      case "Refund" -> orders.refund(gid);
      case "Fulfillment" -> orders.shipment(gid);
      case "WebhookSubscription" -> subscriptions.subscription(gid);
      case "" -> Optional.empty();
      case String other -> throw Refused.notSimulated("A node that is a " + other);
    };
  }

  private Optional<Answering> job(String gid) {
    return jobs.isDone(gid)
        .map(isDone -> Simple.of("Job", "id", gid).with("done", isDone).with("query", this));
  }

  private @Nullable Answering location(DataFetchingEnvironment asked) {
    String id = asked.getArgument("id");
    return id == null
        ? stock.location(rooms.stock().places().getFirst())
        : stock.location(id).orElse(null);
  }

  /** By name, where a query does not say otherwise; they were named in order. */
  private Connection locations(DataFetchingEnvironment asked) {
    List<Place> places = rooms.stock().places();
    boolean isByName = isSortedBy(asked, "NAME", "ID");
    return Connection.of(
        "Location",
        IntStream.range(0, places.size())
            .mapToObj(
                n ->
                    new Connection.Entry(
                        isByName ? n : 0, places.get(n).id(), stock.location(places.get(n)))),
        asked);
  }

  /** Whether by the first of these, and not by the other. */
  private static boolean isSortedBy(DataFetchingEnvironment asked, String first, String other) {
    String key = String.valueOf(asked.<Object>getArgument("sortKey"));
    if (!List.of(first, other).contains(key)) {
      throw Refused.notSimulated("The order by " + key);
    }
    return key.equals(first);
  }

  private Connection items(DataFetchingEnvironment asked) {
    var search = new Search<>(asked.getArgument("query"), ITEM_FIELDS);
    return Connection.of(
        "InventoryItem",
        rooms.book().items().stream()
            .filter(search::finds)
            .map(
                item -> new Connection.Entry(item.inventory(), item.inventory(), stock.item(item))),
        asked);
  }

  private Connection variants(DataFetchingEnvironment asked) {
    var search = new Search<>(asked.getArgument("query"), VARIANT_FIELDS);
    if (!isSortedBy(asked, "ID", "POSITION")) {
      throw Refused.notSimulated("The order by POSITION over all products");
    }
    return stock.variants(rooms.book().items().stream().filter(search::finds), asked);
  }

  private Connection orders(DataFetchingEnvironment asked) {
    Map<String, Function<Order, Object>> fields =
        Map.of(
            "id", Order::id,
            "name", order -> "#" + rooms.sheets().of(order.id()).number(),
            "created_at", order -> StockNodes.second(order.placed()),
            "processed_at", order -> StockNodes.second(order.placed()),
            "updated_at", order -> StockNodes.second(order.changed()));
    var search = new Search<>(asked.getArgument("query"), fields);
    Function<Order, Instant> key =
        switch (String.valueOf(asked.<Object>getArgument("sortKey"))) {
          case "ID" -> order -> Instant.EPOCH;
          case "UPDATED_AT" -> Order::changed;
          case "CREATED_AT", "PROCESSED_AT" -> Order::placed;
          case String other -> throw Refused.notSimulated("The order by " + other);
        };
    return Connection.of(
        "Order",
        rooms.book().orders().stream()
            .filter(search::finds)
            .map(
                order ->
                    new Connection.Entry(
                        key.apply(order).toEpochMilli(), order.id(), orders.order(order))),
        asked);
  }

  private Answering shop() {
    boolean isPlus = settings.plan() == Plan.PLUS || settings.plan() == Plan.ENTERPRISE;
    return Simple.of("Shop", "id", Gid.of("Shop", 1))
        .with("name", rooms.shop().name())
        .with("myshopifyDomain", ShopifySettings.domain(rooms.shop()))
        .with("email", "owner@" + rooms.shop().name() + ".example")
        .with("currencyCode", "EUR")
        .with("ianaTimezone", Wire.ZONE.getId())
        .with(
            "plan",
            Simple.of("ShopPlan", "publicDisplayName", settings.plan().name())
                .with("shopifyPlus", isPlus)
                .with("partnerDevelopment", false));
  }
}
