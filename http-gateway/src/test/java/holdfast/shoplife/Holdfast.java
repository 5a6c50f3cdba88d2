package holdfast.shoplife;

import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.order.OrderLine;
import holdfast.order.OrderReport;
import holdfast.order.OrdersAtHand;
import holdfast.order.Shops;
import holdfast.order.Terms;
import holdfast.order.Trouble;
import holdfast.shop.ShopNews;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/** All of Holdfast that is pure, from a delivery's bytes to the shelves. */
final class Holdfast implements Shops {
  private static final ChannelId STORE = new ChannelId("shop");
  private static final LocationId MAIN = new LocationId("main");
  private static final Catalog CATALOG =
      new Catalog(
          Map.of(MAIN, new Location(MAIN, "Main", 1, Service.EVERYWHERE, 1)),
          Map.of(STORE, new Channel(STORE, "Shop", Optional.empty(), 1)),
          Map.of());
  private static final int HOLD_SECONDS = 3_600;

  private final Translator translator;
  private final Terms terms;
  private final Map<String, SkuId> mapped = new HashMap<>();
  private final StockRoom stock;
  private final OrdersAtHand orders;
  private Instant now;

  Holdfast(ShopLife<?> life, Translator translator, BooleanSupplier dies) {
    this.translator = translator;
    terms = new Terms(false, life.restocks, HOLD_SECONDS);
    for (var article : life.assortment.articles()) {
      article
          .sku()
          .ifPresent(sku -> mapped.put("" + article.soldAs().orElseThrow(), new SkuId(sku)));
    }
    now = life.deliveries().getFirst().sentAt();
    stock = new StockRoom(CATALOG, life.assortment, now);
    orders = new OrdersAtHand(this, stock, dies);
  }

  /** What a delivery of a platform says. */
  interface Translator {
    List<ShopNews> news(Delivery delivery, ChannelId store);
  }

  void receive(Chaos.Arrival arrival) {
    now = arrival.at();
    stock.at(now);
    for (var news : translator.news(arrival.delivery(), STORE)) {
      switch (news) {
        case ShopNews.OfOrder(var key, var ofOrder) -> orders.tell(key, ofOrder, now);
        case ShopNews.Unreadable unreadable -> throw new AssertionError(unreadable);
        case ShopNews.Irrelevant _, ShopNews.NumbersLowered _ -> {}
        case ShopNews.LevelSeen _,
            ShopNews.ProductSeen _,
            ShopNews.ProductGone _,
            ShopNews.ItemSeen _,
            ShopNews.ItemGone _,
            ShopNews.StockedChanged _,
            ShopNews.Uninstalled _ ->
            throw new AssertionError("not of an order: " + news);
      }
    }
  }

  /** What the shelves look like when every hold is over. */
  SortedMap<String, Figures> inTheEnd() {
    now = now.plus(Duration.ofDays(2));
    stock.at(now);
    orders.wakeAll(now);
    return stock.figures();
  }

  /** Orders that are not done, though nothing is wrong but that nobody said what a line is. */
  List<OrderReport> unsettled() {
    return orders.reports().stream().filter(report -> !isSettled(report)).toList();
  }

  private static boolean isSettled(OrderReport report) {
    return switch (report.state()) {
      case SETTLED -> true;
      case OPEN -> false;
      case TROUBLED ->
          report.lines().stream()
              .flatMap(line -> line.troubles().stream())
              .allMatch(trouble -> trouble.reason() == Trouble.Reason.UNMAPPED);
    };
  }

  @Override
  public Terms terms(ChannelId store) {
    return terms;
  }

  @Override
  public Optional<SkuId> sku(ChannelId store, OrderLine line) {
    return line.variant().map(mapped::get);
  }

  @Override
  public Optional<LocationId> location(ChannelId store, Optional<String> platformLocation) {
    return Optional.of(MAIN);
  }
}
