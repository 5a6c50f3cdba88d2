package holdfast.checkout;

import static java.util.Objects.requireNonNull;

import holdfast.catalog.SkuId;
import holdfast.stock.Quantity;
import holdfast.stock.Refusal;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of a cart when each of its SKUs was asked what it is. */
sealed interface Explosion {
  /** The lines with what they take. */
  record Lines(List<ExplodedLine> lines) implements Explosion {}

  /** Nobody could grant it. */
  record Impossible(CheckoutAnswer answer) implements Explosion {}

  /** A SKU did not tell, and nothing was done. */
  record Unanswered(CheckoutReply reply) implements Explosion {}

  /** Takes bundles apart. */
  static Explosion of(Cart cart, Map<SkuId, SkuReply> replies) {
    var lines = new ArrayList<ExplodedLine>();
    var unknown = new ArrayList<CheckoutAnswer.OfSku>();
    for (var line : cart.lines()) {
      var reply = requireNonNull(replies.get(line.sku()));
      if (!(reply instanceof SkuReply.Seen(var summary, _))) {
        return new Unanswered(CheckoutReply.nothingDone(reply));
      }
      var components = summary.profile().map(SkuProfile::components);
      if (components.isEmpty()) {
        unknown.add(new CheckoutAnswer.OfSku(line.sku(), new Refusal.UnknownSku()));
      } else {
        lines.add(new ExplodedLine(line.sku(), line.quantity(), components.get()));
      }
    }
    return unknown.isEmpty()
        ? withinBounds(lines)
        : new Impossible(new CheckoutAnswer.RefusedBySkus(lines, unknown, 0));
  }

  private static Explosion withinBounds(List<ExplodedLine> lines) {
    return ExplodedLine.demand(lines).entrySet().stream()
        .filter(need -> need.getValue() > Quantity.MAX)
        .findFirst()
        .<Explosion>map(
            need -> new Impossible(new CheckoutAnswer.TooMuch(need.getKey(), need.getValue())))
        .orElseGet(() -> new Lines(lines));
  }
}
