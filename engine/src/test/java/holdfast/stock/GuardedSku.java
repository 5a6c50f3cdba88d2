package holdfast.stock;

import holdfast.allocation.Outlet;
import holdfast.allocation.Policies;
import holdfast.allocation.PolicyBook;
import holdfast.allocation.PublishingMode;
import holdfast.catalog.Catalog;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.catalog.WindowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SKU on its pure core that the stores of some retailers show, for tests of other rooms. Each of
 * its decisions is held to {@link NoExcess}.
 */
public final class GuardedSku {
  /** Of the one SKU that there is. */
  public static final SkuId ID = TheSku.ID;

  private final Catalog catalog;
  private final StoreBook book;
  private final String[] retailers;
  private final Runnable changed;
  private final List<StockEvent.Committed> journal = new ArrayList<>();
  private int policyVersion;
  private PolicyBook policies = PolicyBook.empty();
  private Stock stock = Stock.EMPTY;
  private Instant now = TheSku.START;
  private int counter;

  /**
   * A SKU without a unit.
   *
   * @param count of retailers, with a store and a window each
   * @param changed hears of whatever may change what windows should show
   */
  public GuardedSku(int count, Runnable changed) {
    this.retailers = WindowShops.retailers(count);
    this.catalog = WindowShops.catalog(retailers);
    this.book = WindowShops.book(retailers);
    this.changed = changed;
    ask(Commands.define());
  }

  public Catalog catalog() {
    return catalog;
  }

  public StoreBook book() {
    return book;
  }

  /** One of each store. */
  public List<WindowId> windows() {
    return WindowShops.windows(book);
  }

  private Moment moment() {
    return new Moment(now, ID, catalog, book, policies, Moment.Limits.DEFAULT);
  }

  /** Puts it under a policy in the words of {@link Policies}, and has it take note of that. */
  public void under(String policy) {
    policyVersion++;
    policies = Policies.book(policyVersion, policy, retailers);
    ask(new StockCommand.TakeNote(policyVersion));
    changed.run();
  }

  /** Time passes, and the SKU's own timer with it. */
  public void at(Instant moment) {
    now = moment;
    decide(List.of());
  }

  /** It dies, and comes to life from its journal. */
  public void restart() {
    var replayed = Stock.EMPTY;
    for (var batch : journal) {
      replayed = replayed.apply(batch);
    }
    stock = replayed;
  }

  public Answer ask(StockCommand command) {
    return decide(List.of(command)).getFirst();
  }

  private List<Answer> decide(List<StockCommand> commands) {
    var before = stock;
    var moment = moment();
    var outcome = StockRules.decide(before, commands, moment);
    if (!outcome.committed().events().isEmpty()) {
      NoExcess.check(before, outcome.committed(), moment);
      journal.add(outcome.committed());
      stock = outcome.stock();
      if (!outcome.committed().events().stream().allMatch(StockEvent.Offered.class::isInstance)) {
        changed.run();
      }
    }
    return outcome.answers();
  }

  public void receive(int units) {
    ask(Commands.receipt(next("m"), "main", units));
  }

  /** Somebody finds fewer. */
  public void lose(int units) {
    ask(Commands.adjustment(next("m"), "main", -units));
  }

  /** An own channel wants units. */
  public void reserve(int units, int ttlSeconds) {
    ask(Commands.reserve(next("r"), "web", units, ttlSeconds));
  }

  /** As if the last one that asked was refused: units may have been pulled back for it. */
  public void reserveAgain(int units, int ttlSeconds) {
    ask(Commands.reserve("r" + counter, "web", units, ttlSeconds));
  }

  public void confirm(int number) {
    ask(Commands.confirm("r" + number, "o" + number));
  }

  public void release(int number) {
    ask(Commands.release("r" + number));
  }

  private String next(String prefix) {
    counter++;
    return prefix + counter;
  }

  /** Ids up to this one have been given. */
  public int counter() {
    return counter;
  }

  /** A store's shop reports that it has sold a unit; the name of the sale. */
  public String sold(WindowId window) {
    var id = next("!s");
    soldAgain(window, id);
    return id;
  }

  /** The report of a sale comes once more. */
  public void soldAgain(WindowId window, String id) {
    ask(Commands.sell(id, 1, window.store().value(), 1));
  }

  /** It was cancelled, and the shop has put the unit back. */
  public void cancelled(WindowId window, String id) {
    ask(Commands.sell(id, 2, window.store().value(), 0, -1));
  }

  public long version() {
    return stock.version();
  }

  public long onHand() {
    return NoExcess.onHand(stock);
  }

  /** Units held or committed. */
  public long promised() {
    return NoExcess.promised(stock);
  }

  /** Units that were sold and are not there. */
  public long oversold() {
    return stock.oversold();
  }

  /** Whether every unit is to be shown in one place only now. */
  public boolean isExclusive() {
    return AllocationRules.publication(stock, moment()).mode() == PublishingMode.EXCLUSIVE;
  }

  /** What a window should show. */
  public long target(WindowId window) {
    return AllocationRules.publication(stock, moment()).places().stream()
        .filter(place -> place.outlet() instanceof Outlet.Window one && one.id().equals(window))
        .findFirst()
        .orElseThrow()
        .units();
  }

  /** The most that a window may show, if the SKU was told what it shows. */
  public Optional<Long> standing(WindowId window) {
    return stock
        .windows()
        .of(window)
        .filter(known -> known.acknowledged().isPresent())
        .map(Showing::standing);
  }

  /** The most that its windows may show together, as far as it knows. */
  public long standing() {
    return stock.windows().standing();
  }

  /** What it knows of its windows, to be read by people. */
  public String known() {
    return stock.windows().toString();
  }
}
