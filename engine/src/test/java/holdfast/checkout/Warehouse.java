package holdfast.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.stock.Answer;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuSummary;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockRules;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** SKUs on their pure core, one command at a time: what a checkout asks, without actors. */
public final class Warehouse {
  public static final LocationId MAIN = new LocationId("main");
  public static final LocationId FAR = new LocationId("far");
  public static final ChannelId WEB = new ChannelId("web");
  private static final Catalog CATALOG =
      new Catalog(
          Map.of(
              MAIN,
              new Location(MAIN, "Main", 1, Service.EVERYWHERE, 1),
              FAR,
              new Location(FAR, "Far", 2, Service.EVERYWHERE, 1)),
          Map.of(WEB, new Channel(WEB, "Web", Optional.empty(), 1)),
          Map.of());

  private static final Duration LONGEST = Duration.ofSeconds(Reservation.TTL_SECONDS_MAX);

  private final TestClock clock;
  private final Map<SkuId, Stock> stocks = new HashMap<>();
  private int movements;

  public Warehouse(TestClock clock) {
    this.clock = clock;
  }

  /** Defines a SKU with units in the main location. */
  public Warehouse with(String sku, int units) {
    return with(sku, MAIN, units);
  }

  public Warehouse with(String sku, LocationId location, int units) {
    var profile = new SkuProfile(sku, Optional.empty(), SkuProfile.Kind.STOCKED, Optional.empty());
    ask(new SkuId(sku), new StockCommand.Define(profile));
    if (units > 0) {
      receive(sku, location, units);
    }
    return this;
  }

  public void receive(String sku, LocationId location, int units) {
    move(sku, new Movement.Receipt(location, units));
  }

  /** Units are no longer good for sale. */
  void lose(String sku, int units) {
    move(sku, new Movement.Damage(MAIN, units));
  }

  /** Units of a checkout leave. */
  void ship(String sku, LocationId location, int units, ReservationId checkout) {
    move(sku, new Movement.Shipment(location, checkout, units));
  }

  /** Units of a checkout come back. */
  void takeBack(String sku, int units, ReservationId checkout) {
    move(
        sku, new Movement.Return(MAIN, units, Movement.Disposition.RESTOCK, Optional.of(checkout)));
  }

  private void move(String sku, Movement movement) {
    ask(
        new SkuId(sku),
        new StockCommand.Move(new MovementId("m" + ++movements), movement, Movement.Note.NONE));
  }

  public Warehouse withBundle(String sku, SkuProfile.Component... components) {
    var profile =
        new SkuProfile(
            sku, Optional.empty(), SkuProfile.Kind.BUNDLE, Optional.empty(), List.of(components));
    ask(new SkuId(sku), new StockCommand.Define(profile));
    return this;
  }

  public synchronized Answer ask(SkuId sku, StockCommand command) {
    var before = stocks.getOrDefault(sku, Stock.EMPTY);
    var outcome =
        StockRules.decide(
            before,
            List.of(command),
            new Moment(
                clock.instant(),
                sku,
                CATALOG,
                StoreBook.empty(),
                PolicyBook.empty(),
                Moment.Limits.DEFAULT));
    stocks.put(sku, outcome.stock());
    return outcome.answers().getFirst();
  }

  public synchronized SkuSummary look(SkuId sku) {
    return SkuSummary.of(stocks.getOrDefault(sku, Stock.EMPTY));
  }

  /** All holds of a checkout. */
  synchronized List<HoldToday> holds(ReservationId checkout) {
    return stocks.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().reservation(checkout.hold()).stream()
                    .map(hold -> HoldToday.known(entry.getKey(), hold)))
        .toList();
  }

  /** Units held and committed of each SKU, such as {@code {A=2+0, B=0+1}}. */
  public synchronized SortedMap<String, String> promised() {
    var promised = new TreeMap<String, String>();
    stocks.keySet().stream()
        .filter(sku -> look(sku).profile().orElseThrow().components().isEmpty())
        .forEach(
            sku ->
                promised.put(
                    sku.value(), sum(sku, Shelf::held) + "+" + sum(sku, Shelf::committed)));
    return promised;
  }

  private long sum(SkuId sku, ToIntFunction<Shelf> number) {
    return look(sku).sum(number);
  }

  long available(String sku) {
    return sum(new SkuId(sku), Shelf::available);
  }

  synchronized void assertNothingIsLeftHeld() {
    assertThat(promised().values()).as("held and committed").allMatch("0+0"::equals);
  }

  /** Nothing is held without a deadline. */
  synchronized void assertNothingIsPinned() {
    stocks.forEach(
        (sku, stock) ->
            assertThat(stock.reservations().byId().values())
                .as("reservations of %s", sku)
                .noneMatch(
                    reservation ->
                        reservation.status() == Reservation.Status.HELD
                            && reservation.expiresAt().isAfter(clock.instant().plus(LONGEST))));
  }
}
