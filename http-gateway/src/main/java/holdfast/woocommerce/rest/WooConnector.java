package holdfast.woocommerce.rest;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.publish.SyncLog;
import holdfast.shop.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells WooCommerce shops numbers. The platform knows neither keys nor compare-and-set: a number is
 * absolute, so that it may be told again, and what the answer leaves open is read back.
 */
public final class WooConnector implements ShopConnector {
  /** More than two calls at a time slow shared hosts down. */
  private static final Manners MANNERS = new Manners(100, 2, false);

  private final WooDoor door;
  private final WooStock stock;
  private final SyncLog log;

  /** Speaks through {@code api}. */
  public WooConnector(WooApi api) {
    this.door = api.door();
    this.log = api.log();
    this.stock = new WooStock(door, log);
  }

  @Override
  public Manners manners(Store store) {
    return MANNERS;
  }

  @Override
  public String group(Store store, Listing listing) {
    return WooTarget.of(listing).room();
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    return push(store, push.key(), new WooBatch(push.lines()));
  }

  private CompletionStage<PushAnswer> push(Store store, String key, WooBatch batch) {
    return door.ask(store, batch.call())
        .thenCompose(
            heard -> {
              var told =
                  heard.answer() instanceof WooAnswer.Said said
                      ? batch.read(said.bytes())
                      : Map.<String, OfLine>of();
              log.record(
                  heard.exchange(
                      Exchange.Kind.PUSH,
                      Optional.of(key),
                      batch.logged(told),
                      heard.answer().outcome()));
              return switch (heard.answer()) {
                case WooAnswer.Said _ -> verified(store, batch, told);
                case WooAnswer.Declined declined -> declined(store, key, batch, declined);
                case WooAnswer.Throttled(var pause) -> done(new PushAnswer.Throttled(pause));
                case WooAnswer.Unsent(var why) -> done(new PushAnswer.Unsent(why));
                case WooAnswer.Lost(var why) -> done(new PushAnswer.Unknown(why));
                case WooAnswer.Closed(var reason, var why) ->
                    done(new PushAnswer.Closed(reason, why));
              };
            });
  }

  private CompletionStage<PushAnswer> verified(
      Store store, WooBatch batch, Map<String, OfLine> told) {
    var open = batch.open(told).stream().map(Push.Line::listing).toList();
    return open.isEmpty()
        ? done(new PushAnswer.Answered(told, Duration.ZERO))
        : stock.look(store, open).thenApply(look -> seen(open, told, look));
  }

  private static PushAnswer seen(List<Listing> open, Map<String, OfLine> told, WooStock.Look look) {
    return switch (look) {
      case WooStock.Look.InVain(var answer) ->
          new PushAnswer.Unknown("read back: " + answer.outcome());
      case WooStock.Look.Seen(var levels) -> {
        var all = new HashMap<>(told);
        for (var listing : open) {
          all.put(
              listing.id(),
              Optional.ofNullable(levels.get(WooTarget.of(listing)))
                  .map(WooLevel::ofLine)
                  .orElseGet(() -> new OfLine.Unfit(Parked.DELETED, "the shop has none such")));
        }
        yield new PushAnswer.Answered(all, Duration.ZERO);
      }
    };
  }

  private CompletionStage<PushAnswer> declined(
      Store store, String key, WooBatch batch, WooAnswer.Declined declined) {
    var halves = declined.isTooLarge() ? batch.halves() : List.<WooBatch>of();
    if (!halves.isEmpty()) {
      return push(store, key, halves.getFirst())
          .thenCompose(first -> rest(store, key, first, halves.getLast()));
    }
    return done(
        WooFlaws.isUnknownId(declined.code())
            ? new PushAnswer.Answered(
                batch.all(new OfLine.Unfit(Parked.DELETED, declined.why())), Duration.ZERO)
            : new PushAnswer.Rejected(declined.why()));
  }

  /** The shop takes fewer lines at once than the platform does. */
  private CompletionStage<PushAnswer> rest(
      Store store, String key, PushAnswer first, WooBatch second) {
    return first instanceof PushAnswer.Answered(var lines, var _)
        ? push(store, key, second).thenApply(answer -> joined(lines, second, answer))
        : done(first);
  }

  /** Some was carried out, so nothing that says otherwise may be said of the whole. */
  private static PushAnswer joined(Map<String, OfLine> first, WooBatch second, PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Answered(var lines, var rest) -> answered(first, lines, rest);
      case PushAnswer.Rejected(var why) ->
          answered(first, second.all(new OfLine.Failed(why)), Duration.ZERO);
      case PushAnswer.Throttled(var pause) ->
          answered(first, second.all(new OfLine.Failed("the shop is busy")), pause);
      case PushAnswer.Unsent(var why) ->
          answered(first, second.all(new OfLine.Failed(why)), Duration.ZERO);
      case PushAnswer.Unknown unknown -> unknown;
      case PushAnswer.Closed closed -> closed;
    };
  }

  private static PushAnswer answered(
      Map<String, OfLine> first, Map<String, OfLine> second, Duration rest) {
    var all = new HashMap<>(first);
    all.putAll(second);
    return new PushAnswer.Answered(all, rest);
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    return stock
        .look(store, listings)
        .thenApply(
            look ->
                switch (look) {
                  case WooStock.Look.Seen(var levels) ->
                      new ReadAnswer.Levels(levels(listings, levels), Duration.ZERO);
                  case WooStock.Look.InVain(var answer) -> inVain(answer);
                });
  }

  private static Map<String, Level> levels(
      List<Listing> listings, Map<WooTarget, WooLevel> levels) {
    var byListing = new HashMap<String, Level>();
    for (var listing : listings) {
      if (levels.get(WooTarget.of(listing)) instanceof WooLevel.Shown(var level)) {
        byListing.put(listing.id(), level);
      }
    }
    return byListing;
  }

  private static ReadAnswer inVain(WooAnswer answer) {
    return switch (answer) {
      case WooAnswer.Throttled(var pause) -> new ReadAnswer.Throttled(pause);
      case WooAnswer.Closed(var reason, var why) -> new ReadAnswer.Closed(reason, why);
      case WooAnswer.Declined declined -> new ReadAnswer.Failed(declined.why());
      case WooAnswer.Said _, WooAnswer.Unsent _, WooAnswer.Lost _ ->
          new ReadAnswer.Failed(answer.outcome());
    };
  }

  private static CompletionStage<PushAnswer> done(PushAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
