package holdfast.stock;

import holdfast.catalog.LocationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reservation as {@link NaivePool} remembers it: mutable, and with its state in a word. */
final class NaiveHold {
  final Reservation.Request request;
  final Map<LocationId, Integer> shipped = new HashMap<>();
  Map<LocationId, Integer> units;
  Instant deadline;
  String status = "HELD";
  int attempt = 1;
  String order = "";
  Optional<Instant> endedAt = Optional.empty();

  NaiveHold(Reservation.Request request, Map<LocationId, Integer> units, Instant deadline) {
    this.request = request;
    this.units = units;
    this.deadline = deadline;
  }

  /** Units there that nobody else can have. */
  int keeps(LocationId location) {
    var isOver = status.equals("RELEASED") || status.equals("EXPIRED");
    return isOver ? 0 : units.getOrDefault(location, 0) - shipped.getOrDefault(location, 0);
  }

  /**
   * One unit leaves: one that was to leave there, else the last one that was to leave elsewhere.
   */
  void shipOne(LocationId location) {
    if (keeps(location) == 0) {
      var elsewhere = new ArrayList<>(units.keySet());
      elsewhere.removeIf(other -> keeps(other) == 0);
      var changed = new LinkedHashMap<>(units);
      changed.computeIfPresent(
          elsewhere.getLast(), (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
      changed.merge(location, 1, Integer::sum);
      units = changed;
    }
    shipped.merge(location, 1, Integer::sum);
  }

  boolean isDue(Instant now) {
    return status.equals("HELD") && now.compareTo(deadline) >= 0;
  }

  boolean isShipped() {
    return units.keySet().stream().allMatch(location -> keeps(location) == 0);
  }

  void keepFirst(int wanted) {
    var kept = new LinkedHashMap<LocationId, Integer>();
    var missing = wanted;
    for (var entry : units.entrySet()) {
      var taken = Math.min(missing, entry.getValue());
      if (taken > 0) {
        kept.put(entry.getKey(), taken);
      }
      missing -= taken;
    }
    units = kept;
  }

  int size() {
    return units.values().stream().mapToInt(count -> count).sum();
  }

  String again(Reservation.Request now) {
    if (!request.channel().equals(now.channel())) {
      return reused("/channel", request.channel(), now.channel());
    }
    if (request.quantity() != now.quantity()) {
      return reused("/lines/0/quantity", request.quantity(), now.quantity());
    }
    if (request.ttlSeconds() != now.ttlSeconds()) {
      return reused("/ttlSeconds", request.ttlSeconds(), now.ttlSeconds());
    }
    return request.delivery().equals(now.delivery())
        ? this + " (again)"
        : reused("/allowSplit", request.delivery().isEmpty(), now.delivery().isEmpty());
  }

  String confirmAgain(String newOrder, int wanted) {
    if (!order.equals(newOrder)) {
      return reused("/order", order, newOrder);
    }
    return size() == wanted ? this + " (again)" : reused("/lines/0/quantity", size(), wanted);
  }

  private static String reused(String field, Object before, Object now) {
    return "IdReused[field=%s, before=%s, now=%s]".formatted(field, before, now);
  }

  /** As {@link Said} says it. */
  @Override
  public String toString() {
    var which = attempt == 1 ? "" : ", attempt " + attempt;
    var where =
        units.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue() + shippedFrom(entry.getKey()))
            .collect(Collectors.joining(" "));
    return switch (status) {
      case "HELD" -> "HELD " + where + which;
      case "CONFIRMED" -> "CONFIRMED %s for %s%s".formatted(where, order, which);
      default -> status + which;
    };
  }

  private String shippedFrom(LocationId location) {
    var count = shipped.getOrDefault(location, 0);
    return count == 0 ? "" : "(%d shipped)".formatted(count);
  }
}
