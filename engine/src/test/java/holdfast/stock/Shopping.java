package holdfast.stock;

import holdfast.allocation.Policies;
import holdfast.allocation.PolicyBook;
import holdfast.allocation.PublishingMode;
import holdfast.catalog.Catalog;
import holdfast.catalog.StoreBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A SKU on its real rules, the shops that show it, and one customer of the own channels, at one
 * moment between two messages. Immutable; {@link ShoppingSteps} is everything that can happen next.
 *
 * @param held the own channels' reservations
 * @param cart the reservation that the customer was refused and may try again
 * @param ids how many were used
 * @param troubles how many answers may still get lost, and stores forget what they were doing
 * @param cancellations how many sales may still be cancelled
 */
record Shopping(
    Setting setting,
    Stock stock,
    PVector<ShopModel> shops,
    PVector<String> held,
    Optional<String> cart,
    int ids,
    int troubles,
    int cancellations,
    int policy,
    Instant now) {

  private static final int ROUNDS_MAX = 50;

  /** What does not change. */
  record Setting(Catalog catalog, StoreBook stores, List<PolicyBook> policies, int seconds) {
    static Setting of(int shops, String... policies) {
      var retailers = WindowShops.retailers(shops);
      var books = new ArrayList<PolicyBook>();
      for (int i = 0; i < policies.length; i++) {
        books.add(Policies.book(1, policies[i], retailers));
      }
      return new Setting(
          WindowShops.catalog(retailers), WindowShops.book(retailers), List.copyOf(books), 61);
    }
  }

  static Shopping start(Setting setting, int units, int troubles, int cancellations) {
    var shops =
        WindowShops.windows(setting.stores()).stream()
            .map(ShopModel::empty)
            .map(ShopModel::read)
            .toList();
    var first =
        new Shopping(
            setting,
            Stock.EMPTY,
            TreePVector.from(shops),
            TreePVector.empty(),
            Optional.empty(),
            0,
            troubles,
            cancellations,
            0,
            TheSku.START);
    var stocked = first.after(Commands.define()).after(Commands.receipt("first", "main", units));
    for (var shop : shops) {
      stocked = stocked.after(new StockCommand.Observe(shop.window(), 0, true, 0));
    }
    return stocked;
  }

  Moment moment() {
    return new Moment(
        now,
        TheSku.ID,
        setting.catalog(),
        setting.stores(),
        setting.policies().get(policy),
        Moment.Limits.DEFAULT);
  }

  private StockRules.Outcome decide(StockCommand command) {
    return StockRules.decide(stock, List.of(command), moment());
  }

  Shopping after(StockCommand command) {
    return with(decide(command).stock());
  }

  private Shopping with(Stock next) {
    return new Shopping(
        setting, next, shops, held, cart, ids, troubles, cancellations, policy, now);
  }

  Shopping with(int at, ShopModel shop) {
    return new Shopping(
        setting,
        stock,
        shops.with(at, shop),
        held,
        cart,
        ids,
        troubles,
        cancellations,
        policy,
        now);
  }

  Shopping customer(Stock next, PVector<String> nowHeld, Optional<String> nowCart, int used) {
    return new Shopping(
        setting, next, shops, nowHeld, nowCart, used, troubles, cancellations, policy, now);
  }

  Shopping inTrouble() {
    return new Shopping(
        setting, stock, shops, held, cart, ids, troubles - 1, cancellations, policy, now);
  }

  Shopping cancelling() {
    return new Shopping(
        setting, stock, shops, held, cart, ids, troubles, cancellations - 1, policy, now);
  }

  Shopping later(int seconds) {
    return new Shopping(
        setting,
        stock,
        shops,
        held,
        cart,
        ids,
        troubles,
        cancellations,
        policy,
        now.plusSeconds(seconds));
  }

  Shopping under(int number) {
    return new Shopping(
        setting, stock, shops, held, cart, ids, troubles, cancellations, number, now);
  }

  Shopping woken() {
    return with(StockRules.decide(stock, List.of(), moment()).stock());
  }

  Shopping asks(int i) {
    var outcome = decide(new StockCommand.Offer(shops.get(i).window()));
    return outcome.answers().getFirst() instanceof Answer.Offered offered
        ? with(outcome.stock()).with(i, shops.get(i).offered(offered))
        : this;
  }

  /** Of a refusal the store tells what the shop shows, and that the offer came to nothing. */
  Shopping told(int i) {
    var shop = shops.get(i);
    var flight = shop.flight().orElseThrow();
    return after(
        shop.acknowledgement()
            .<StockCommand>map(it -> it)
            .orElse(new StockCommand.Observe(shop.window(), shop.shown(), false, flight.offer())));
  }

  Shopping read(int i) {
    var shop = shops.get(i);
    return after(new StockCommand.Observe(shop.window(), shop.shown(), true, shop.lastOffer()))
        .with(i, shop.read());
  }

  /** One order for the whole life of the shop, which grows and shrinks by single units. */
  Shopping reports(int i) {
    return sale(i, 1);
  }

  Shopping reportsCancellation(int i) {
    return sale(i, -1);
  }

  private Shopping sale(int i, int units) {
    var shop = shops.get(i);
    var store = shop.window().store().value();
    return new Shopping(
            setting,
            decide(Commands.sell("!" + store, ids + 1, store, shop.told() + units, units)).stock(),
            shops,
            held,
            cart,
            ids + 1,
            troubles,
            cancellations,
            policy,
            now)
        .with(i, shop.reported(units));
  }

  Shopping reserves(int units) {
    var id = cart.orElse("c" + ids);
    var outcome = decide(Commands.reserve(id, "web", units, 1_000_000));
    return switch (outcome.answers().getFirst()) {
      case Answer.ReservationIs _ ->
          customer(outcome.stock(), held.plus(id), Optional.empty(), ids + 1);
      case Answer.Refused(Refusal.UnitsShownElsewhere _, _) ->
          customer(outcome.stock(), held, Optional.of(id), ids + 1);
      case Answer _ -> customer(outcome.stock(), held, cart, ids);
    };
  }

  /** Nobody buys any more: what is under way arrives, until nothing changes. */
  Shopping calm() {
    var calm = later(setting.seconds()).woken();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      var before = calm;
      for (int i = 0; i < shops.size(); i++) {
        calm = calm.settled(i);
      }
      if (calm.shops.equals(before.shops) && calm.stock.equals(before.stock)) {
        return calm;
      }
    }
    throw new AssertionError("it never comes to rest: " + calm.shops);
  }

  private Shopping settled(int i) {
    var next = this;
    if (next.shops.get(i).flight().filter(it -> it.fate() == ShopModel.Fate.SENT).isPresent()) {
      next = next.with(i, next.shops.get(i).reached());
    }
    if (next.shops.get(i).flight().isPresent()) {
      next = next.told(i).with(i, next.shops.get(i).landed());
    }
    while (next.shops.get(i).untold() > 0) {
      next = next.reports(i);
    }
    while (next.shops.get(i).unreturned() > 0) {
      next = next.reportsCancellation(i);
    }
    return next.read(i).asks(i);
  }

  PublishingMode mode() {
    return AllocationRules.publication(stock, moment()).mode();
  }

  private long promised() {
    var summary = SkuSummary.of(stock);
    return summary.sum(Shelf::held) + summary.sum(Shelf::committed);
  }

  private long onHand() {
    return SkuSummary.of(stock).sum(Shelf::onHand);
  }

  /** Units offered or promised beyond those that are there, as the SKU knows it (I8). */
  long excess() {
    return Targets.of(stock, moment()).standing(stock.windows()) + promised() - onHand();
  }

  /** The same as customers see it. */
  long realExcess() {
    return shops.stream().mapToLong(ShopModel::claim).sum() + promised() - onHand();
  }
}
