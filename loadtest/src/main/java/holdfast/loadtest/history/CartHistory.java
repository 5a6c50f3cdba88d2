package holdfast.loadtest.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rush of carts for SKUs that nobody else touches.
 *
 * @param stock units of each SKU before the first request
 * @param skus those that own units
 * @param carts what each id asks for
 * @param attempts every request and its answer, in any order
 */
public record CartHistory(
    long stock, List<String> skus, Map<String, Cart> carts, List<Attempt> attempts) {
  public CartHistory {
    skus = List.copyOf(skus);
    carts = Map.copyOf(carts);
    attempts = List.copyOf(attempts);
  }

  Set<String> granted() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() instanceof Outcome.Granted)
        .map(Attempt::id)
        .collect(Collectors.toSet());
  }

  /** How many units of the SKU these carts come to. */
  long units(String sku, Collection<String> ids) {
    return ids.stream()
        .map(carts::get)
        .filter(Objects::nonNull)
        .mapToLong(cart -> cart.units().getOrDefault(sku, 0L))
        .sum();
  }

  /** The SKU of the first line of what this id asks for; empty when nobody asked under it. */
  String firstLine(String id) {
    Cart cart = carts.get(id);
    return cart == null ? "" : cart.lines().getFirst();
  }
}
