package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One SKU on its pure core, spoken to in short sentences. Time stands still unless it is moved.
 * After every batch the state must be sound and be what a replay of the events gives.
 */
final class TheSku {
  static final SkuId ID = new SkuId("TEE-RED-M");
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final List<StockEvent.Committed> journal = new ArrayList<>();
  private Stock stock = Stock.EMPTY;
  private Instant now = START;
  private Catalog catalog = MasterData.USUAL;
  private StoreBook stores = StoreBook.empty();
  private PolicyBook policies = PolicyBook.empty();
  private Moment.Limits limits = Moment.Limits.DEFAULT;

  private TheSku() {}

  /** A SKU that nobody has defined. */
  static TheSku unknown() {
    return new TheSku();
  }

  /** A defined SKU without a unit. */
  static TheSku sku() {
    var sku = new TheSku();
    sku.ask(Commands.define());
    return sku;
  }

  TheSku with(String location, int units) {
    says(Commands.receipt("initial-" + location, location, units));
    return this;
  }

  TheSku in(Catalog newCatalog) {
    catalog = newCatalog;
    return this;
  }

  TheSku soldBy(StoreBook newStores) {
    stores = newStores;
    return this;
  }

  TheSku under(PolicyBook newPolicies) {
    policies = newPolicies;
    return this;
  }

  TheSku within(Moment.Limits newLimits) {
    limits = newLimits;
    return this;
  }

  /** Lets time pass until so many seconds after the start. Nobody calls meanwhile. */
  TheSku at(long seconds) {
    now = START.plusSeconds(seconds);
    return this;
  }

  /** The batch that a timer causes, without a command. */
  TheSku wake() {
    askTogether();
    return this;
  }

  Answer ask(StockCommand command) {
    return askTogether(command).getFirst();
  }

  List<Answer> askTogether(StockCommand... commands) {
    return askTogether(List.of(commands));
  }

  List<Answer> askTogether(List<StockCommand> commands) {
    var outcome = StockRules.decide(stock, commands, moment());
    assertThat(outcome.answers()).hasSameSizeAs(commands);
    stock = outcome.stock();
    journal.add(outcome.committed());
    StockInvariants.check(stock);
    StockInvariants.checkConservation(stock, history());
    assertThat(replayed()).isEqualTo(stock);
    return outcome.answers();
  }

  Moment moment() {
    return new Moment(now, ID, catalog, stores, policies, limits);
  }

  /** The answer in the words of {@link Said}. */
  String says(StockCommand command) {
    return Said.of(ask(command));
  }

  /** The answers to a batch, in the words of {@link Said}. */
  List<String> saysTogether(StockCommand... commands) {
    return askTogether(commands).stream().map(Said::of).toList();
  }

  /** What the last batch led to. */
  List<StockEvent> events() {
    return journal.getLast().events();
  }

  /** What the last batch led to, in the words of {@link Said}. */
  List<String> happened() {
    return events().stream().map(Said::of).toList();
  }

  List<StockEvent.Committed> journal() {
    return journal;
  }

  /** Everything that ever happened. */
  Stream<StockEvent> history() {
    return journal.stream().flatMap(batch -> batch.events().stream());
  }

  Shelf shelf(String location) {
    return stock.shelf(new LocationId(location));
  }

  /** The reservation in the words of {@link Said}; empty when it is unknown. */
  Optional<String> reservation(String id) {
    return stock.reservation(new ReservationId(id)).map(Said::reservation);
  }

  Stock stock() {
    return stock;
  }

  private Stock replayed() {
    var replayed = Stock.EMPTY;
    for (var batch : journal) {
      replayed = replayed.apply(batch);
    }
    return replayed;
  }
}
