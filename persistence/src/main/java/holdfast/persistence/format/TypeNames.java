package holdfast.persistence.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import holdfast.allocation.Outlet;
import holdfast.allocation.Rebalance;
import holdfast.allocation.Rule;
import holdfast.allocation.SafetyBuffer;
import holdfast.allocation.Taker;
import holdfast.catalog.Credentials;
import holdfast.catalog.Delivery;
import holdfast.checkout.CheckoutAnswer;
import holdfast.checkout.CheckoutCommand;
import holdfast.checkout.CheckoutEvent;
import holdfast.checkout.CheckoutMessage;
import holdfast.checkout.CheckoutReply;
import holdfast.checkout.ExplodedLine;
import holdfast.order.OrderEvent;
import holdfast.order.OrderMessage;
import holdfast.order.OrderNews;
import holdfast.order.OrderReply;
import holdfast.order.OrderReport;
import holdfast.order.Step;
import holdfast.order.Trouble;
import holdfast.stock.Answer;
import holdfast.stock.Finished;
import holdfast.stock.Movement;
import holdfast.stock.Pick;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.Shelf;
import holdfast.stock.SkuMessage;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import holdfast.stock.StockEvent;
import java.util.List;

/** Which name stands for which type, in a field {@code t}. */
final class TypeNames {
  private TypeNames() {}

  /** Names that lie in journals: never change one, never give it to something else. */
  static SimpleModule stored() {
    var module = new SimpleModule("holdfast-stored-names");
    module.setMixInAnnotation(StockEvent.class, Named.class);
    module.setMixInAnnotation(Movement.class, Named.class);
    module.setMixInAnnotation(Finished.class, Named.class);
    module.setMixInAnnotation(Pick.class, WithoutZeros.class);
    module.setMixInAnnotation(Shelf.class, WithoutZeros.class);
    module.setMixInAnnotation(Movement.ShelfChange.class, WithoutNothingQuarantined.class);
    module.setMixInAnnotation(Delivery.class, WithoutOneLocation.class);
    module.setMixInAnnotation(Reservation.class, WithoutNothingReturnedOrFirstPeriod.class);
    module.setMixInAnnotation(StockEvent.Reserved.class, WithoutFirstPeriod.class);
    module.setMixInAnnotation(SafetyBuffer.class, Named.class);
    module.setMixInAnnotation(Rebalance.class, Named.class);
    module.setMixInAnnotation(SkuProfile.class, WithoutNoComponents.class);
    module.setMixInAnnotation(ExplodedLine.class, WithoutNoComponents.class);
    module.setMixInAnnotation(CheckoutEvent.class, Named.class);
    module.setMixInAnnotation(Credentials.class, Named.class);
    name(module, "defined", StockEvent.Defined.class);
    name(module, "moved", StockEvent.Moved.class);
    name(module, "reserved", StockEvent.Reserved.class);
    name(module, "extended", StockEvent.Extended.class);
    name(module, "confirmed", StockEvent.Confirmed.class);
    name(module, "pinned", StockEvent.Pinned.class);
    name(module, "released", StockEvent.Released.class);
    name(module, "expired", StockEvent.Expired.class);
    name(module, "handed-over", StockEvent.HandedOver.class);
    name(module, "sale-reported", StockEvent.SaleReported.class);
    name(module, "oversell-filled", StockEvent.OversellFilled.class);
    name(module, "oversell-resolved", StockEvent.OversellResolved.class);
    name(module, "loan-repaid", StockEvent.LoanRepaid.class);
    name(module, "return-expected", StockEvent.ReturnExpected.class);
    name(module, "offered", StockEvent.Offered.class);
    name(module, "window-shown", StockEvent.WindowShown.class);
    name(module, "window-withdrawn", StockEvent.WindowWithdrawn.class);
    name(module, "unguarded", StockEvent.Unguarded.class);
    name(module, "pulled-back", StockEvent.PulledBack.class);
    name(module, "pull-back-ended", StockEvent.PullBackEnded.class);
    name(module, "period-started", StockEvent.PeriodStarted.class);
    name(module, "forgotten", StockEvent.Forgotten.class);
    name(module, "receipt", Movement.Receipt.class);
    name(module, "count", Movement.Count.class);
    name(module, "adjustment", Movement.Adjustment.class);
    name(module, "damage", Movement.Damage.class);
    name(module, "quarantine", Movement.Quarantine.class);
    name(module, "clearance", Movement.Clearance.class);
    name(module, "transfer", Movement.Transfer.class);
    name(module, "shipment", Movement.Shipment.class);
    name(module, "return", Movement.Return.class);
    name(module, "ended", Finished.Ended.class);
    name(module, "came", Finished.Came.class);
    name(module, "took", Finished.Took.class);
    name(module, "percent", SafetyBuffer.Percent.class);
    name(module, "units", SafetyBuffer.Units.class);
    name(module, "manual", Rebalance.Manual.class);
    name(module, "scheduled", Rebalance.Scheduled.class);
    name(module, "on-receipt", Rebalance.OnReceipt.class);
    name(module, "begun", CheckoutEvent.Begun.class);
    name(module, "begun-anew", CheckoutEvent.BegunAnew.class);
    name(module, "granted", CheckoutEvent.Granted.class);
    name(module, "extending", CheckoutEvent.Extending.class);
    name(module, "all-extended", CheckoutEvent.Extended.class);
    name(module, "confirming", CheckoutEvent.Confirming.class);
    name(module, "all-pinned", CheckoutEvent.Pinned.class);
    name(module, "all-confirmed", CheckoutEvent.Confirmed.class);
    name(module, "given-up", CheckoutEvent.GivenUp.class);
    name(module, "all-over", CheckoutEvent.Ended.class);
    name(module, "shopify", Credentials.Shopify.class);
    name(module, "woocommerce", Credentials.WooCommerce.class);
    name(module, "other", Credentials.Generic.class);
    ofOrders(module);
    return module;
  }

  private static void ofOrders(SimpleModule module) {
    module.setMixInAnnotation(OrderEvent.class, Named.class);
    module.setMixInAnnotation(OrderReport.class, WithoutTroublesOrCancellations.class);
    module.setMixInAnnotation(OrderNews.class, Named.class);
    module.setMixInAnnotation(Step.class, Named.class);
    name(module, "heard", OrderEvent.Heard.class);
    name(module, "mapped", OrderEvent.Mapped.class);
    name(module, "asking", OrderEvent.Asking.class);
    name(module, "holding", OrderEvent.Holding.class);
    name(module, "done", OrderEvent.Done.class);
    name(module, "hold-answered", OrderEvent.HoldAnswered.class);
    name(module, "hold-freed", OrderEvent.HoldFreed.class);
    name(module, "troubled", OrderEvent.Troubled.class);
    name(module, "untroubled", OrderEvent.Untroubled.class);
    name(module, "ignored", OrderEvent.Ignored.class);
    name(module, "received", OrderEvent.Received.class);
    name(module, "shelved", OrderEvent.Shelved.class);
    name(module, "not-shelved", OrderEvent.NotShelved.class);
    name(module, "cancel-asking", OrderEvent.CancelAsking.class);
    name(module, "cancel-answered", OrderEvent.CancelAnswered.class);
    name(module, "cart-told", OrderEvent.CartTold.class);
    name(module, "seen", OrderNews.Seen.class);
    name(module, "shipped", OrderNews.Shipped.class);
    name(module, "refunded", OrderNews.Refunded.class);
    name(module, "return-announced", OrderNews.ReturnAnnounced.class);
    name(module, "edited", OrderNews.Edited.class);
    name(module, "deleted", OrderNews.Deleted.class);
    name(module, "restored", OrderNews.Restored.class);
    name(module, "ordered", OrderNews.Ordered.class);
    name(module, "sell", Step.Sell.class);
    name(module, "ship", Step.Ship.class);
    name(module, "take-back", Step.TakeBack.class);
    name(module, "restock", Step.Restock.class);
    name(module, "expect", Step.Expect.class);
    name(module, "hold", Step.Hold.class);
    name(module, "free", Step.Free.class);
  }

  /** Names that only live as long as a message between two nodes: the classes' own. */
  static SimpleModule wire() {
    var module = new SimpleModule("holdfast-wire-names");
    for (var family :
        new Class<?>[] {
          SkuMessage.FromAfar.class,
          SkuReply.class,
          StockCommand.class,
          Answer.class,
          Refusal.class,
          Rule.class,
          Taker.class,
          Outlet.class,
          CheckoutMessage.FromAfar.class,
          CheckoutCommand.class,
          CheckoutReply.class,
          CheckoutAnswer.class,
          OrderMessage.FromAfar.class,
          OrderReply.class
        }) {
      module.setMixInAnnotation(family, Named.class);
      nameMembers(module, family);
    }
    return module;
  }

  private static void nameMembers(SimpleModule module, Class<?> family) {
    for (var member : family.getPermittedSubclasses()) {
      if (member.isInterface()) {
        nameMembers(module, member);
      } else {
        name(module, member.getSimpleName(), member);
      }
    }
  }

  private static void name(SimpleModule module, String name, Class<?> type) {
    module.registerSubtypes(new NamedType(type, name));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
  private interface Named {}

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  private interface WithoutZeros {}

  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WithoutNothingQuarantined {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    int quarantined();
  }

  /** As a rule a line may be split. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WithoutOneLocation {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean fromOneLocation();
  }

  /** Not the whole record: picks that are empty must be written, or they could not be read. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WithoutNothingReturnedOrFirstPeriod {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    int returned();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    long period();
  }

  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WithoutFirstPeriod {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    long period();
  }

  /** What is no bundle is written as it was before there were any. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotations.
  private interface WithoutNoComponents {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<SkuProfile.Component> components();
  }

  /** An order of which that can't be said is written as it was before it could. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotations.
  private interface WithoutTroublesOrCancellations {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<Trouble> troubles();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<OrderReport.Cancelling> cancellations();
  }
}
