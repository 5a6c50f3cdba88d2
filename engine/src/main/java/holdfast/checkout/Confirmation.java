package holdfast.checkout;

import holdfast.stock.OrderId;
import holdfast.stock.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What an order gets of a checkout.
 *
 * @param quantities how many of each line, in their order; 0 of some when it is a part only
 */
public record Confirmation(OrderId order, List<Integer> quantities) {
  /** Keeps its own copy of the quantities. */
  public Confirmation {
    quantities = List.copyOf(quantities);
  }

  /** The first field in which a repeated confirm differs from this, the original. */
  Optional<Refusal> difference(Confirmation now) {
    if (!order.equals(now.order)) {
      return Optional.of(new Refusal.IdReused("/order", order.value(), now.order.value()));
    }
    for (int i = 0; i < quantities.size(); i++) {
      if (!quantities.get(i).equals(now.quantities.get(i))) {
        return Optional.of(
            new Refusal.IdReused(
                "/lines/%d/quantity".formatted(i),
                String.valueOf(quantities.get(i)),
                String.valueOf(now.quantities.get(i))));
      }
    }
    return Optional.empty();
  }
}
