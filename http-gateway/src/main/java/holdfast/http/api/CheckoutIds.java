package holdfast.http.api;

import holdfast.stock.ReservationId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids that this node has lately seen as checkouts', before the checkout has answered, so that none
 * becomes a reservation of one line as well. Looking into it takes no lock: every reservation of
 * one line does. Bounded; of what is too much something is forgotten, and its SKUs still know.
 */
public final class CheckoutIds {
  private final int entriesMax;
  private final ConcurrentHashMap<ReservationId, Claims> ids = new ConcurrentHashMap<>();

  /** How many calls are under way, and whether there was a checkout after one of them. */
  private record Claims(int underWay, boolean isKept) {}

  /** Remembers about {@code entriesMax} checkouts. */
  public CheckoutIds(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  /** Notes that a checkout is about to be asked for. Must be followed by {@link #settle}. */
  void claim(ReservationId id) {
    ids.merge(id, new Claims(1, false), (old, _) -> new Claims(old.underWay() + 1, old.isKept()));
    var surplus = ids.size() - entriesMax;
    if (surplus > 0) {
      ids.entrySet().stream()
          .filter(entry -> entry.getValue().underWay() == 0)
          .limit(surplus)
          .toList()
          .forEach(entry -> ids.remove(entry.getKey(), entry.getValue()));
    }
  }

  /** Ends a claim; unless anybody wants it kept, the id is free again. */
  void settle(ReservationId id, boolean isKept) {
    ids.computeIfPresent(
        id,
        (_, old) -> {
          var claims = new Claims(old.underWay() - 1, old.isKept() || isKept);
          return claims.underWay() > 0 || claims.isKept() ? claims : null;
        });
  }

  boolean contains(ReservationId id) {
    return ids.containsKey(id);
  }
}
