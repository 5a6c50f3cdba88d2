package holdfast.http.api;

import static holdfast.http.security.Access.ADMIN;
import static holdfast.http.security.Access.OPEN;
import static holdfast.http.security.Access.READ;
import static holdfast.http.security.Access.RESERVE;
import static holdfast.http.security.Access.STOCK;

import holdfast.access.KeyStore;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.checkout.Checkouts;
import holdfast.feed.Feeds;
import holdfast.http.meter.Meters;
import holdfast.http.route.BodyGate;
import holdfast.http.route.Phase;
import holdfast.http.route.Route;
import holdfast.http.security.KeyRing;
import holdfast.http.webhook.WebhookCalls;
import holdfast.intake.DeliveryLog;
import holdfast.intake.ReviewQueue;
import holdfast.intake.Ticket;
import holdfast.order.OrderViews;
import holdfast.order.Orders;
import holdfast.publish.Stores;
import holdfast.publish.SyncHistory;
import holdfast.shop.DriftLog;
import holdfast.shop.LevelRules;
import holdfast.shop.LevelStore;
import holdfast.stock.Skus;
import holdfast.stock.StockViews;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The table of all calls. */
public final class Routes {
  private Routes() {}

  /**
   * What the calls need.
   *
   * @param blocking runs what waits for the database
   * @param isStorageReachable may block for about two seconds
   */
  public record Ports(
      Skus skus,
      Checkouts checkouts,
      Orders orders,
      StockViews views,
      OrderViews orderViews,
      CatalogStore catalog,
      StoreDirectory stores,
      StoreSecrets secrets,
      PolicyStore policies,
      RolloutStore rollouts,
      KeyStore keys,
      KeyRing ring,
      ReservationDirectory directory,
      EarlierIds earlier,
      CheckoutIds checkoutIds,
      WebhookCalls webhooks,
      BodyGate deliveryGate,
      DeliveryLog deliveryLog,
      ReviewQueue reviews,
      LevelStore levels,
      LevelRules levelRules,
      DriftLog drifts,
      SyncHistory syncHistory,
      SweepCalls sweeps,
      Stores published,
      Feeds feeds,
      Consumer<Ticket> intake,
      BlockingWork blocking,
      Meters meters,
      Clock clock,
      Supplier<Phase> phase,
      BooleanSupplier isStorageReachable) {}

  /** The calls, the busiest first. */
  public static List<Route> of(Ports ports) {
    var views = new FreshViews(ports.views(), ports.blocking());
    var finder = new ReservationFinder(ports.skus(), ports.directory(), ports.earlier(), views);
    var replies = new ReservationReplies(ports.catalog());
    var checkouts =
        new CheckoutCalls(
            ports.checkouts(),
            ports.checkoutIds(),
            ports.directory(),
            views,
            replies,
            ports.meters());
    var reservations =
        new ReservationCalls(
            ports.skus(), ports.directory(), finder, checkouts, replies, ports.meters());
    var availability = new AvailabilityCalls(ports.checkouts(), ports.catalog());
    var skus = new SkuCalls(ports.skus(), views, ports.catalog(), ports.stores());
    var movements = new MovementCalls(ports.skus(), views, ports.meters());
    var oversells = new OversellCalls(ports.skus(), views);
    var locations = new LocationCalls(ports.catalog(), ports.blocking());
    var channels = new ChannelCalls(ports.catalog(), ports.stores(), ports.blocking());
    var retailers = new RetailerCalls(ports.catalog(), ports.blocking());
    var stores =
        new StoreCalls(
            ports.stores(), ports.secrets(), ports.catalog(), ports.blocking(), ports.clock());
    var shown = new ShownLevels(ports.stores(), ports.levels(), ports.levelRules());
    var listings = new ListingCalls(ports.stores(), ports.skus(), shown, ports.blocking());
    var numbers =
        new NumberCalls(
            ports.published(),
            ports.stores(),
            new Targets(ports.skus(), ports.catalog(), ports.stores()),
            shown,
            ports.blocking(),
            ports.clock());
    var listingImport = new ListingImport(ports.stores(), ports.skus(), ports.blocking());
    var feeds = new FeedCalls(ports.feeds(), ports.stores(), ports.clock());
    var drifts = new DriftCalls(ports.drifts(), ports.blocking());
    var sync = new SyncCalls(ports.syncHistory(), ports.blocking());
    var figures =
        new FigureCalls(
            ports.stores(),
            ports.syncHistory(),
            ports.drifts(),
            ports.sweeps(),
            ports.published(),
            ports.blocking(),
            ports.clock());
    var deliveries = new DeliveryCalls(ports.deliveryLog(), ports.blocking());
    var reviews =
        new ReviewCalls(
            ports.reviews(),
            new OrderReviews(ports.orders(), ports.orderViews()),
            new OversellReviews(ports.views()),
            new WebhookReviews(ports.sweeps()),
            ports.deliveryLog(),
            ports.intake(),
            ports.stores(),
            new KnownSkus(ports.skus()),
            ports.blocking(),
            ports.clock());
    var policies =
        new PolicyCalls(ports.policies(), ports.rollouts(), ports.catalog(), ports.blocking());
    var allocation = new AllocationCalls(ports.skus(), ports.catalog(), ports.stores());
    var publication = new PublicationCalls(ports.skus(), ports.catalog(), ports.stores());
    var orders =
        new OrderCalls(ports.orders(), ports.orderViews(), ports.catalog(), ports.blocking());
    var returns = new ReturnCalls(ports.orders(), ports.catalog(), ports.clock());
    var keys = new KeyCalls(ports.keys(), ports.ring(), ports.catalog(), ports.blocking());
    var service =
        new ServiceCalls(
            ports.phase(), ports.isStorageReachable(), ports.blocking(), ports.meters());
    return List.of(
        Route.post("/v1/reservations", RESERVE, reservations::reserve),
        Route.get("/v1/reservations/{id}", RESERVE, reservations::get),
        Route.delete("/v1/reservations/{id}", RESERVE, reservations::release),
        Route.post("/v1/reservations/{id}/confirm", RESERVE, reservations::confirm),
        Route.post("/v1/reservations/{id}/extend", RESERVE, reservations::extend),
        Route.post("/v1/availability", RESERVE, availability::ask),
        Route.delivery(
            "/webhooks/shopify/{store}",
            ports.deliveryGate(),
            call -> ports.webhooks().shopify(call)),
        Route.delivery(
            "/webhooks/woocommerce/{store}",
            ports.deliveryGate(),
            call -> ports.webhooks().wooCommerce(call)),
        Route.get("/v1/skus", READ, skus::list),
        Route.put("/v1/skus/{sku}", STOCK, skus::put),
        Route.get("/v1/skus/{sku}", READ, skus::get),
        Route.post("/v1/skus/{sku}/movements", STOCK, movements::move),
        Route.get("/v1/skus/{sku}/movements", READ, movements::list),
        Route.get("/v1/skus/{sku}/explain", READ, allocation::explain),
        Route.get("/v1/skus/{sku}/buffer-advice", READ, allocation::bufferAdvice),
        Route.get("/v1/skus/{sku}/publication", READ, publication::get),
        Route.post("/v1/skus/{sku}/rebalance", ADMIN, allocation::rebalance),
        Route.get("/v1/oversells", READ, oversells::list),
        Route.post("/v1/oversells/{id}/resolve", STOCK, oversells::resolve),
        Route.put("/v1/policies/global", ADMIN, policies.put(PolicyCalls::global)),
        Route.get("/v1/policies/global", READ, policies.get(PolicyCalls::global)),
        Route.delete("/v1/policies/global", ADMIN, policies.delete(PolicyCalls::global)),
        Route.put("/v1/policies/categories/{name}", ADMIN, policies.put(PolicyCalls::ofCategory)),
        Route.get("/v1/policies/categories/{name}", READ, policies.get(PolicyCalls::ofCategory)),
        Route.delete(
            "/v1/policies/categories/{name}", ADMIN, policies.delete(PolicyCalls::ofCategory)),
        Route.put("/v1/policies/skus/{sku}", ADMIN, policies.put(PolicyCalls::ofSku)),
        Route.get("/v1/policies/skus/{sku}", READ, policies.get(PolicyCalls::ofSku)),
        Route.delete("/v1/policies/skus/{sku}", ADMIN, policies.delete(PolicyCalls::ofSku)),
        Route.get("/v1/policies/rollouts", READ, policies::rollouts),
        Route.get("/v1/locations", READ, locations::list),
        Route.put("/v1/locations/{id}", ADMIN, locations::put),
        Route.get("/v1/locations/{id}", READ, locations::get),
        Route.get("/v1/channels", READ, channels::list),
        Route.put("/v1/channels/{id}", ADMIN, channels::put),
        Route.get("/v1/channels/{id}", READ, channels::get),
        Route.get("/v1/retailers", READ, retailers::list),
        Route.put("/v1/retailers/{id}", ADMIN, retailers::put),
        Route.get("/v1/retailers/{id}", READ, retailers::get),
        Route.get("/v1/stores", READ, stores::list),
        Route.put("/v1/stores/{id}", ADMIN, stores::put),
        Route.get("/v1/stores/{id}", READ, stores::get),
        Route.delete("/v1/stores/{id}/webhook-secrets/previous", ADMIN, stores::dropPreviousSecret),
        Route.get("/v1/stores/{id}/sweeps", READ, call -> ports.sweeps().get(call)),
        Route.post("/v1/stores/{id}/sweeps", ADMIN, call -> ports.sweeps().post(call)),
        Route.get("/v1/stores/{id}/numbers", READ, numbers::list),
        Route.get("/v1/stores/{id}/sync", READ, numbers::sync),
        Route.post("/v1/stores/{id}/resume", ADMIN, numbers::resume),
        Route.post("/v1/stores/{id}/push", ADMIN, numbers::push),
        Route.get("/v1/stores/{id}/feed.csv", READ, feeds::get),
        Route.get("/v1/stores/{id}/listings", READ, listings::list),
        Route.post("/v1/stores/{id}/listings", ADMIN, listingImport::post),
        Route.put("/v1/stores/{id}/listings/{listing}", ADMIN, listings::put),
        Route.get("/v1/stores/{id}/listings/{listing}", READ, listings::get),
        Route.delete("/v1/stores/{id}/listings/{listing}", ADMIN, listings::delete),
        Route.get("/v1/stores/{id}/figures", READ, figures::get),
        Route.get("/v1/drifts", READ, drifts::list),
        Route.get("/v1/sync-log", READ, sync::list),
        Route.get("/v1/sync-log/{id}", READ, sync::get),
        Route.get("/v1/deliveries", READ, deliveries::list),
        Route.get("/v1/deliveries/{id}", READ, deliveries::get),
        Route.get("/v1/review", READ, reviews::list),
        Route.get("/v1/review/{id}", READ, reviews::get),
        Route.post("/v1/review/{id}/retry", ADMIN, reviews::retry),
        Route.post("/v1/review/{id}/ignore", ADMIN, reviews::ignore),
        Route.post("/v1/review/{id}/map", ADMIN, reviews::map),
        Route.post("/v1/channels/{id}/orders", RESERVE, orders::tell),
        Route.get("/v1/orders", READ, orders::list),
        Route.get("/v1/orders/{store}/{order}", READ, orders::get),
        Route.post("/v1/orders/{store}/{order}/returns", RESERVE, returns::announce),
        Route.post("/v1/orders/{store}/{order}/receipts", STOCK, returns::receive),
        Route.post("/v1/keys", ADMIN, keys::create),
        Route.get("/v1/keys", ADMIN, keys::list),
        Route.delete("/v1/keys/{id}", ADMIN, keys::revoke),
        Route.get("/health/live", OPEN, service::live),
        Route.get("/health/ready", OPEN, service::ready),
        Route.get("/metrics", READ, service::metrics),
        Route.get("/openapi.yaml", OPEN, service::openApi));
  }
}
