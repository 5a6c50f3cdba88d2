package holdfast.stock;

import holdfast.catalog.ChannelId;
import holdfast.catalog.WindowId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What a SKU knows of the numbers that shops show for it, and what they are to give up. Nothing of
 * SKUs that are never shown exclusively. Immutable; its size is that of the shops (I10).
 *
 * @param showing also of windows whose listing is parked or gone: they still show what they showed
 * @param pullBacks by the reservation that was refused
 */
public record Windows(
    TreePMap<WindowId, Showing> showing, TreePMap<ReservationId, PullBack> pullBacks) {
  /** Nothing. */
  public static final Windows NONE = new Windows(TreePMap.empty(), TreePMap.empty());

  /** What a snapshot describes. */
  public static Windows restore(
      Map<WindowId, Showing> showing, Map<ReservationId, PullBack> pullBacks) {
    return new Windows(TreePMap.from(showing), TreePMap.from(pullBacks));
  }

  boolean isEmpty() {
    return showing.isEmpty() && pullBacks.isEmpty();
  }

  /** What is known of a window, if anything is. */
  Optional<Showing> of(WindowId window) {
    return Optional.ofNullable(showing.get(window));
  }

  /** The most that the windows of which something is known may show together. */
  long standing() {
    return showing.values().stream().mapToLong(Showing::standing).sum();
  }

  /** Those of a store of which something is known. */
  List<WindowId> of(ChannelId store) {
    return showing.keySet().stream().filter(window -> window.store().equals(store)).toList();
  }

  /** Units that windows are to give up. */
  long pulledBack(Instant now) {
    return pullBacks.values().stream()
        .filter(pullBack -> now.isBefore(pullBack.until()))
        .mapToLong(PullBack::units)
        .sum();
  }

  /** Reservations for which units have waited long enough. */
  List<ReservationId> overdue(Instant now) {
    return pullBacks.entrySet().stream()
        .filter(entry -> !now.isBefore(entry.getValue().until()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** When the next pull-back is over. */
  Optional<Instant> earliestDeadline() {
    return pullBacks.values().stream().map(PullBack::until).min(Comparator.naturalOrder());
  }

  Windows with(WindowId window, Showing next) {
    return new Windows(showing.plus(window, next), pullBacks);
  }

  Windows without(WindowId window) {
    return new Windows(showing.minus(window), pullBacks);
  }

  Windows pulling(ReservationId reservation, PullBack pullBack) {
    return new Windows(showing, pullBacks.plus(reservation, pullBack));
  }

  Windows notPulling(ReservationId reservation) {
    return new Windows(showing, pullBacks.minus(reservation));
  }

  Windows pullingNothing() {
    return new Windows(showing, TreePMap.empty());
  }

  /** Whoever is granted units needs no pull-back any more, or has taken what others waited for. */
  Windows granted(ReservationId reservation, long units) {
    if (pullBacks.isEmpty()) {
      return this;
    }
    return pullBacks.containsKey(reservation) ? notPulling(reservation) : taking(units);
  }

  private Windows taking(long units) {
    var left = units;
    var after = this;
    var oldestFirst =
        pullBacks.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getValue().until()))
            .toList();
    for (var entry : oldestFirst) {
      var pullBack = entry.getValue();
      var taken = Math.min(left, pullBack.units());
      left -= taken;
      after =
          taken == pullBack.units()
              ? after.notPulling(entry.getKey())
              : after.pulling(
                  entry.getKey(), new PullBack(pullBack.units() - taken, pullBack.until()));
    }
    return after;
  }
}
