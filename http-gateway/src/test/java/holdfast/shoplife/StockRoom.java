package holdfast.shoplife;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.order.OrdersAtHand;
import holdfast.stock.Answer;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuSummary;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** SKUs on their pure core. */
final class StockRoom implements OrdersAtHand.Skus {
  /** Lives are longer, so that sales go on which their SKU has forgotten. */
  private static final Duration RETENTION = Duration.ofDays(1);

  private static final Moment.Limits LIMITS =
      new Moment.Limits(
          RETENTION,
          Moment.Limits.DEFAULT.rememberedMax(),
          Moment.Limits.DEFAULT.openMax(),
          Moment.Limits.DEFAULT.expiredPerBatchMax());

  private final Catalog catalog;
  private final Map<SkuId, Stock> stocks = new TreeMap<>();
  private Instant now;

  /** Each SKU with its units at one location of the catalog. */
  StockRoom(Catalog catalog, Assortment assortment, Instant beginning) {
    this.catalog = catalog;
    now = beginning;
    var location = catalog.locations().keySet().iterator().next();
    assortment
        .onHand()
        .forEach(
            (name, units) -> {
              var sku = new SkuId(name);
              define(name, SkuProfile.Kind.STOCKED, List.of());
              ask(
                  sku,
                  new StockCommand.Move(
                      new MovementId("initial"),
                      new Movement.Receipt(location, units),
                      Movement.Note.NONE));
            });
    for (var article : assortment.articles()) {
      if (article.sku().filter(Assortment.BUNDLE::equals).isPresent()) {
        define(Assortment.BUNDLE, SkuProfile.Kind.BUNDLE, components(article));
      }
    }
  }

  private static List<SkuProfile.Component> components(Article bundle) {
    return bundle.takes().entrySet().stream()
        .map(part -> new SkuProfile.Component(new SkuId(part.getKey()), part.getValue()))
        .toList();
  }

  private void define(String sku, SkuProfile.Kind kind, List<SkuProfile.Component> components) {
    var profile = new SkuProfile(sku, Optional.empty(), kind, Optional.empty(), components);
    ask(new SkuId(sku), new StockCommand.Define(profile));
  }

  void at(Instant moment) {
    now = moment;
  }

  @Override
  public Answer ask(SkuId sku, StockCommand command) {
    return decide(sku, List.of(command)).getFirst();
  }

  @Override
  public Optional<SkuProfile> describe(SkuId sku) {
    return Optional.ofNullable(stocks.get(sku)).flatMap(Stock::profile);
  }

  /** What the shelves look like, once all that is due has expired. */
  SortedMap<String, Figures> figures() {
    var figures = new TreeMap<String, Figures>();
    for (var sku : List.copyOf(stocks.keySet())) {
      if (stocks.getOrDefault(sku, Stock.EMPTY).profile().filter(StockRoom::isBundle).isPresent()) {
        continue;
      }
      decide(sku, List.of());
      var summary = SkuSummary.of(stocks.getOrDefault(sku, Stock.EMPTY));
      figures.put(
          sku.value(),
          new Figures(
              summary.sum(Shelf::onHand),
              summary.sum(Shelf::held),
              summary.sum(Shelf::committed) + summary.owed().oversold(),
              summary.sum(Shelf::available),
              summary.owed().returning()));
    }
    return figures;
  }

  /** It owns no stock. */
  private static boolean isBundle(SkuProfile profile) {
    return profile.kind() == SkuProfile.Kind.BUNDLE;
  }

  private List<Answer> decide(SkuId sku, List<StockCommand> commands) {
    var before = stocks.getOrDefault(sku, Stock.EMPTY);
    var outcome =
        StockRules.decide(
            before,
            commands,
            new Moment(now, sku, catalog, StoreBook.empty(), PolicyBook.empty(), LIMITS));
    stocks.put(sku, before.apply(outcome.committed()));
    return outcome.answers();
  }
}
