package holdfast.order;

import holdfast.stock.Answer;
import holdfast.stock.Movement;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Puts units that came back on the shelves. Each has a movement's id of its own, so that asking
 * again has no second effect. A SKU is first told that they are to come: else it would await them
 * when it hears of them later.
 */
final class Shelving implements Errand {
  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private final Set<Receipts.Place> asked = new HashSet<>();
  private final Set<Receipts.Place> again = new HashSet<>();

  Shelving(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    this.key = key;
    this.shared = shared;
    this.context = context;
  }

  @Override
  public void tryAgain(Order order) {
    again.addAll(order.receipts().open().keySet());
  }

  @Override
  public void goOn(Order order, Plan plan) {
    for (var entry : order.receipts().open().entrySet()) {
      var place = entry.getKey();
      var units = order.receipts().units(place);
      var isWanted = entry.getValue().isEmpty() || again.contains(place);
      if (isWanted && !isPending(order, units) && asked.add(place)) {
        again.remove(place);
        ask(order.receipts().of(place), place, units);
      }
    }
  }

  private static boolean isPending(Order order, Receipt.Units units) {
    var part = order.parts().get(new Order.PartKey(units.line(), units.sku()));
    return part != null && part.pending().isPresent() && part.trouble().isEmpty();
  }

  private void ask(Receipt receipt, Receipts.Place place, Receipt.Units units) {
    var id =
        StepIds.movement(
            key,
            units.line(),
            units.sku(),
            "receipt",
            receipt.id(),
            String.valueOf(place.number()));
    var movement =
        new Movement.Return(
            receipt.location(),
            units.quantity(),
            units.disposition(),
            Optional.of(StepIds.sale(key, units.line())));
    context.pipeToSelf(
        shared.skus().apply(units.sku(), new StockCommand.Move(id, movement, receipt.note())),
        (reply, failure) ->
            new OrderMessage.Concluded(
                (order, now) ->
                    concluded(
                        order,
                        place,
                        failure == null ? reply : new SkuReply.OutcomeUnknown(),
                        now)));
  }

  private Optional<List<OrderEvent>> concluded(
      Order order, Receipts.Place place, SkuReply reply, Instant now) {
    asked.remove(place);
    if (!(reply instanceof SkuReply.Answered(var answer))) {
      again.add(place);
      return Optional.empty();
    }
    if (!(answer instanceof Answer.Refused(var refusal, _))) {
      return Optional.of(List.of(new OrderEvent.Shelved(place)));
    }
    var trouble =
        new Trouble(
            Trouble.Reason.REFUSED, now, order.receipts().units(place).sku() + ": " + refusal);
    var before = Optional.ofNullable(order.receipts().open().get(place)).flatMap(it -> it);
    return Optional.of(
        before.filter(trouble::isAs).isPresent()
            ? List.of()
            : List.of(new OrderEvent.NotShelved(place, trouble)));
  }

  @Override
  public boolean isUnderWay() {
    return !asked.isEmpty();
  }
}
