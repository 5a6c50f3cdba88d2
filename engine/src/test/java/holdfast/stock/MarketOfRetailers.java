package holdfast.stock;

import holdfast.allocation.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A SKU that several retailers and the supplier's own web shop sell, under a policy in a line. */
final class MarketOfRetailers {
  private final String[] retailers;
  private final TheSku sku;
  private long version;
  private int carts;

  private MarketOfRetailers(String... retailers) {
    this.retailers = retailers;
    this.sku =
        TheSku.sku()
            .in(MasterData.withRetailers(retailers))
            .under(Policies.book(0, Map.of(), retailers));
  }

  static MarketOfRetailers of(String... retailers) {
    return new MarketOfRetailers(retailers);
  }

  /** Has the global level say something else, see {@link Policies}. */
  MarketOfRetailers under(String policy) {
    version++;
    sku.under(Policies.book(version, policy, retailers));
    return this;
  }

  MarketOfRetailers with(int units) {
    sku.with("main", units);
    return this;
  }

  TheSku sku() {
    return sku;
  }

  /** {@code own} or a retailer takes units: "granted", or how many it could have and the rule. */
  String takes(String who, int units) {
    carts++;
    return said(sku.ask(Commands.reserve("cart" + carts, shop(who), units, 900)));
  }

  /** The channel through which somebody takes. */
  static String shop(String who) {
    return who.equals("own") ? "web" : who + "-shop";
  }

  static String said(Answer answer) {
    return switch (answer) {
      case Answer.ReservationIs _ -> "granted";
      case Answer.Refused(Refusal.NotEntitled(_, var available, var rule), _) ->
          available + " " + rule.code();
      case Answer.Refused(Refusal.InsufficientStock(_, var available), _) ->
          available + " POOL_EXHAUSTED";
      case Answer other -> Said.of(other);
    };
  }

  /** What each retailer may take and has taken, as in "A 130/50, B 150/0". */
  String entitlements() {
    var said = new ArrayList<String>();
    for (var entitlement : AllocationRules.entitlements(sku.stock(), sku.moment())) {
      said.add(
          "%s %d/%d".formatted(entitlement.retailer(), entitlement.units(), entitlement.taken()));
    }
    return String.join(", ", said);
  }

  /** What the last batch led to. */
  List<String> happened() {
    return sku.happened();
  }
}
