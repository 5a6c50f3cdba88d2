package holdfast.stock;

import static java.util.Objects.requireNonNull;

import holdfast.catalog.LocationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A second opinion: the same rules in the simplest way that comes to mind, mutable, and counting
 * everything anew each time. It says beforehand how a command about a reservation will be answered,
 * in the words of {@link Said}; movements it takes as they were answered. Shares no code with the
 * rules.
 */
final class NaivePool {
  private static final List<LocationId> DRAWING_ORDER =
      List.of(new LocationId("main"), new LocationId("east"), new LocationId("west"));

  private record Ended(Optional<ReservationId> reservation, Instant at) {}

  private final Map<LocationId, Integer> onHand = new HashMap<>();
  private final Map<ReservationId, NaiveHold> holds = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private boolean isDefined;

  /** A batch begins: the first few that are due expire. */
  void expire(Instant now) {
    holds.keySet().stream()
        .filter(id -> hold(id).isDue(now))
        .sorted(
            Comparator.comparing((ReservationId id) -> hold(id).deadline)
                .thenComparing(ReservationId::value))
        .limit(History.LIMITS.expiredPerBatchMax())
        .toList()
        .forEach(id -> end(id, "EXPIRED", now));
  }

  /** A batch ends: what is old, or too much, is forgotten. */
  void forget(Instant now) {
    var old = now.minus(History.LIMITS.retention());
    while (!ended.isEmpty()
        && (ended.size() > History.LIMITS.rememberedMax() || !ended.getFirst().at().isAfter(old))) {
      var first = ended.removeFirst();
      first
          .reservation()
          .filter(holds::containsKey)
          .filter(id -> hold(id).endedAt.equals(Optional.of(first.at())))
          .ifPresent(holds::remove);
    }
  }

  void define() {
    isDefined = true;
  }

  /** Takes a movement as the SKU accepted it. */
  void move(Movement movement, List<Movement.ShelfChange> changes, Instant now) {
    changes.forEach(change -> onHand.merge(change.location(), change.onHand(), Integer::sum));
    ended.add(new Ended(Optional.empty(), now));
    if (movement instanceof Movement.Shipment(var location, var id, var units)) {
      var hold = hold(id);
      for (int i = 0; i < units; i++) {
        hold.shipOne(location);
      }
      if (hold.isShipped()) {
        end(id, hold.status, now);
      }
    }
  }

  /** Most units that can leave there: the hold's own, and free ones in the place of its others. */
  int shippable(ReservationId id, LocationId location) {
    var elsewhere =
        hold(id).units.keySet().stream()
            .filter(other -> !other.equals(location))
            .mapToInt(hold(id)::keeps)
            .sum();
    return hold(id).keeps(location) + Math.min(elsewhere, available(location));
  }

  Set<ReservationId> ids() {
    return holds.keySet();
  }

  int available() {
    return DRAWING_ORDER.stream().mapToInt(this::available).sum();
  }

  private int available(LocationId location) {
    var kept = holds.values().stream().mapToInt(hold -> hold.keeps(location)).sum();
    return Math.max(0, onHand.getOrDefault(location, 0) - kept);
  }

  /** Carries the command out and says what the answer must be. */
  String foretell(StockCommand.OnReservation command, Instant now) {
    var id = command.id();
    if (!isDefined) {
      return "UnknownSku[]";
    }
    if (holds.containsKey(id) && hold(id).isDue(now)) {
      end(id, "EXPIRED", now);
    }
    if (!holds.containsKey(id) && !(command instanceof StockCommand.Reserve)) {
      return "UnknownReservation[reservation=%s]".formatted(id);
    }
    return switch (command) {
      case StockCommand.Reserve(var _, var request) ->
          holds.containsKey(id) ? hold(id).again(request) : reserve(id, request, now);
      case StockCommand.Extend extend -> extend(hold(id), extend.ttlSeconds(), now);
      case StockCommand.Confirm(var _, var order, var quantity) ->
          confirm(hold(id), order.value(), quantity.orElse(hold(id).request.quantity()), now);
      case StockCommand.Release _ -> release(id, now);
      case StockCommand.OfCheckout _, StockCommand.OfSale _ ->
          throw new AssertionError("not in random histories");
    };
  }

  private String reserve(ReservationId id, Reservation.Request request, Instant now) {
    if (request.channel().value().equals("ghost")) {
      return "UnknownChannel[channel=ghost]";
    }
    if (isFull()) {
      return tooManyOpen();
    }
    var wanted = request.quantity();
    if (available() < wanted) {
      return "InsufficientStock[requested=%d, available=%d]".formatted(wanted, available());
    }
    var taken = take(request, wanted);
    if (taken.isEmpty()) {
      return notAtOneLocation(wanted);
    }
    holds.put(id, new NaiveHold(request, taken, now.plusSeconds(request.ttlSeconds())));
    return hold(id).toString();
  }

  private String extend(NaiveHold hold, int ttlSeconds, Instant now) {
    return switch (hold.status) {
      case "HELD" -> {
        var later = now.plusSeconds(ttlSeconds);
        var isLonger = later.isAfter(hold.deadline);
        hold.deadline = isLonger ? later : hold.deadline;
        yield hold + (isLonger ? "" : " (again)");
      }
      case "EXPIRED" -> anew(hold, "HELD", hold.request.quantity(), now.plusSeconds(ttlSeconds));
      case "CONFIRMED" -> alreadyConfirmed(hold);
      default -> gone(hold, hold.request.quantity());
    };
  }

  private String confirm(NaiveHold hold, String order, int wanted, Instant now) {
    if (wanted > hold.request.quantity()) {
      return "ConfirmsTooMuch[requested=%d, held=%d]".formatted(wanted, hold.request.quantity());
    }
    return switch (hold.status) {
      case "HELD" -> {
        hold.keepFirst(wanted);
        hold.status = "CONFIRMED";
        hold.order = order;
        yield hold.toString();
      }
      case "EXPIRED" -> {
        hold.order = order;
        yield anew(hold, "CONFIRMED", wanted, now);
      }
      case "CONFIRMED" -> hold.confirmAgain(order, wanted);
      default -> gone(hold, wanted);
    };
  }

  private String release(ReservationId id, Instant now) {
    var hold = hold(id);
    return switch (hold.status) {
      case "HELD" -> {
        end(id, "RELEASED", now);
        yield hold.toString();
      }
      case "CONFIRMED" -> alreadyConfirmed(hold);
      default -> hold + " (again)";
    };
  }

  private String anew(NaiveHold hold, String status, int wanted, Instant deadline) {
    if (isFull()) {
      return tooManyOpen();
    }
    if (available() < wanted) {
      return gone(hold, wanted);
    }
    var taken = take(hold.request, wanted);
    if (taken.isEmpty()) {
      return notAtOneLocation(wanted);
    }
    hold.units = taken;
    hold.attempt++;
    hold.deadline = deadline;
    hold.status = status;
    hold.endedAt = Optional.empty();
    return hold.toString();
  }

  private String notAtOneLocation(int wanted) {
    var most = DRAWING_ORDER.stream().mapToInt(this::available).max().orElseThrow();
    return "NotDeliverable[rule=ONE_LOCATION, requested=%d, available=%d]".formatted(wanted, most);
  }

  /**
   * One unit after the other, each from the first location that has one; or all from the first that
   * has all, or none at all.
   */
  private Map<LocationId, Integer> take(Reservation.Request request, int wanted) {
    if (request.delivery().isPresent()) {
      return DRAWING_ORDER.stream()
          .filter(location -> available(location) >= wanted)
          .findFirst()
          .map(location -> Map.of(location, wanted))
          .orElse(Map.of());
    }
    var taken = new LinkedHashMap<LocationId, Integer>();
    for (int i = 0; i < wanted; i++) {
      DRAWING_ORDER.stream()
          .filter(location -> available(location) > taken.getOrDefault(location, 0))
          .findFirst()
          .ifPresent(location -> taken.merge(location, 1, Integer::sum));
    }
    return taken;
  }

  private NaiveHold hold(ReservationId id) {
    return requireNonNull(holds.get(id));
  }

  private void end(ReservationId id, String end, Instant now) {
    hold(id).status = end;
    hold(id).endedAt = Optional.of(now);
    ended.add(new Ended(Optional.of(id), now));
  }

  private boolean isFull() {
    return open() >= History.LIMITS.openMax();
  }

  private long open() {
    return holds.values().stream().filter(hold -> hold.endedAt.isEmpty()).count();
  }

  private String tooManyOpen() {
    return "TooManyOpen[open=%d]".formatted(open());
  }

  private String gone(NaiveHold hold, int wanted) {
    return "Gone[end=%s, requested=%d, available=%d]".formatted(hold.status, wanted, available());
  }

  private static String alreadyConfirmed(NaiveHold hold) {
    return "AlreadyConfirmed[order=%s]".formatted(hold.order);
  }
}
