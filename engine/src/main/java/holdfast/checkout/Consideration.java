package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Shortage;
import holdfast.stock.SkuReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a cart would be answered now, taking nothing. */
public sealed interface Consideration {
  /**
   * It can be told line by line.
   *
   * @param lines where the units of each would come from; nowhere, of SKUs that would refuse
   * @param shortfalls the lines that lack units; none when all would be granted
   */
  record Told(List<PickedLine> lines, List<Shortfall> shortfalls) implements Consideration {}

  /** It would be refused, and not for want of units. */
  record Impossible(CheckoutAnswer answer) implements Consideration {}

  /** A SKU did not tell. */
  record Unanswered(CheckoutReply reply) implements Consideration {}

  static Consideration of(List<ExplodedLine> lines, Map<SkuId, SkuReply> replies) {
    var holdings = new ArrayList<Checkout.Holding>();
    var refusals = new ArrayList<CheckoutAnswer.OfSku>();
    for (var entry : replies.entrySet()) {
      if (!(entry.getValue() instanceof SkuReply.Considered(var answer))) {
        return new Unanswered(CheckoutReply.nothingDone(entry.getValue()));
      }
      switch (answer) {
        case Answer.ReservationIs is ->
            holdings.add(new Checkout.Holding(entry.getKey(), is.reservation().picks()));
        case Answer.Refused(var refusal, _) ->
            refusals.add(new CheckoutAnswer.OfSku(entry.getKey(), refusal));
        case Answer.SkuIs _,
            Answer.MovementIs _,
            Answer.PeriodIs _,
            Answer.ReturnIs _,
            Answer.Noted _,
            Answer.Offered _,
            Answer.Acknowledged _ ->
            throw new IllegalStateException("an answer to another command: " + answer);
      }
    }
    var others = refusals.stream().filter(ofSku -> !(ofSku.refusal() instanceof Shortage)).toList();
    return others.isEmpty()
        ? new Told(PickedLine.of(lines, holdings), Shortfall.of(lines, refusals))
        : new Impossible(new CheckoutAnswer.RefusedBySkus(lines, others, 0));
  }
}
