package holdfast.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * All that a shop has said of one order or cart, whatever came first. Immutable. Of whatever has a
 * moment the newest counts; of two with the same moment, the one that was received later. So the
 * same is known in the end however news were delayed, repeated, reordered or lost (I3).
 *
 * @param snapshot the newest of the whole
 * @param cart token of the cart that it came from, whichever snapshot named it
 * @param live the newest snapshot in which it was not cancelled
 * @param shipments by the shop's id, void ones too
 * @param refunds by the shop's id
 * @param returns what buyers announced, by the shop's id
 * @param isDeleted the shop has deleted it, and not restored it
 * @param editedAt the newest edit that the shop named without saying what it was
 * @param order what the cart became
 */
public record Facts(
    Optional<OrderSnapshot> snapshot,
    Optional<String> cart,
    Optional<Live> live,
    TreePMap<String, Shipment> shipments,
    TreePMap<String, Refund> refunds,
    TreePMap<String, OrderNews.ReturnAnnounced> returns,
    boolean isDeleted,
    Optional<Instant> editedAt,
    Optional<OrderKey> order) {

  /** Nothing was said. */
  public static final Facts NONE =
      new Facts(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  /** How far it had come before it was cancelled. */
  public record Live(Instant changedAt, boolean isCompleted) {}

  /** What is known after one more piece of news; equal to this if that told nothing new. */
  public Facts with(OrderNews news) {
    return switch (news) {
      case OrderNews.Seen(var seen) -> seen(seen);
      case OrderNews.Shipped(var shipment) -> shipped(shipment);
      case OrderNews.Refunded(var refund) -> refunded(refund);
      case OrderNews.ReturnAnnounced announced -> announced(announced);
      case OrderNews.Edited(var at) -> edited(at);
      case OrderNews.Deleted _ -> with(snapshot, cart, live, true, editedAt, order);
      case OrderNews.Restored _ -> with(snapshot, cart, live, false, editedAt, order);
      case OrderNews.Ordered(var became) ->
          with(snapshot, cart, live, isDeleted, editedAt, order.or(() -> Optional.of(became)));
    };
  }

  /** Whether the shop changed it in a way that no snapshot has shown yet. */
  public boolean isStale() {
    return editedAt
        .filter(edit -> snapshot.isEmpty() || snapshot.get().changedAt().isBefore(edit))
        .isPresent();
  }

  /** Refunds that the newest snapshot names, and nobody has said what was refunded. */
  public List<String> unreadRefunds() {
    return snapshot.stream()
        .flatMap(newest -> newest.unreadRefunds().stream())
        .filter(id -> !refunds.containsKey(id))
        .toList();
  }

  /** Whether the shop must be asked for what it did not say. */
  public boolean isToBeRead() {
    return isStale() || !unreadRefunds().isEmpty();
  }

  /** The stage that counts: what is deleted is cancelled, whatever a late snapshot says. */
  OrderSnapshot.Stage stage() {
    return isDeleted
        ? OrderSnapshot.Stage.CANCELLED
        : snapshot.map(OrderSnapshot::stage).orElse(OrderSnapshot.Stage.IGNORED);
  }

  /** Whether all of it was handed over, as far as nothing else is said of a line. */
  boolean isHandedOver() {
    return switch (stage()) {
      case COMPLETED -> true;
      case CANCELLED ->
          snapshot.flatMap(OrderSnapshot::completedAt).isPresent()
              || live.filter(Live::isCompleted).isPresent();
      case IGNORED, WANTED, SOLD -> false;
    };
  }

  private Facts seen(OrderSnapshot seen) {
    var isNewer = snapshot.isEmpty() || !seen.changedAt().isBefore(snapshot.get().changedAt());
    var isCancelled = seen.stage() == OrderSnapshot.Stage.CANCELLED;
    var isLater = live.isEmpty() || !seen.changedAt().isBefore(live.get().changedAt());
    var after =
        with(
            isNewer ? Optional.of(seen) : snapshot,
            isNewer ? seen.cart().or(() -> cart) : cart.or(seen::cart),
            isCancelled || !isLater
                ? live
                : Optional.of(
                    new Live(seen.changedAt(), seen.stage() == OrderSnapshot.Stage.COMPLETED)),
            isDeleted,
            editedAt,
            order);
    for (var shipment : seen.shipments()) {
      after = after.shipped(shipment);
    }
    for (var refund : seen.refunds()) {
      after = after.refunded(refund);
    }
    return after;
  }

  private Facts edited(Instant at) {
    var isNewer = editedAt.isEmpty() || at.isAfter(editedAt.get());
    return isNewer ? with(snapshot, cart, live, isDeleted, Optional.of(at), order) : this;
  }

  private Facts shipped(Shipment shipment) {
    var known = shipments.get(shipment.id());
    return known != null && isLastWord(known, shipment)
        ? this
        : with(shipments.plus(shipment.id(), shipment), refunds, returns);
  }

  /** A shipment that is void stays so, whatever else was said of it in the same second. */
  private static boolean isLastWord(Shipment known, Shipment other) {
    var order = known.changedAt().compareTo(other.changedAt());
    return order > 0 || (order == 0 && known.isVoid());
  }

  private Facts refunded(Refund refund) {
    var known = refunds.get(refund.id());
    return known != null && refund.createdAt().isBefore(known.createdAt())
        ? this
        : with(shipments, refunds.plus(refund.id(), refund), returns);
  }

  private Facts announced(OrderNews.ReturnAnnounced announced) {
    var known = returns.get(announced.id());
    return known != null && announced.changedAt().isBefore(known.changedAt())
        ? this
        : with(shipments, refunds, returns.plus(announced.id(), announced));
  }

  private Facts with(
      TreePMap<String, Shipment> newShipments,
      TreePMap<String, Refund> newRefunds,
      TreePMap<String, OrderNews.ReturnAnnounced> newReturns) {
    return new Facts(
        snapshot, cart, live, newShipments, newRefunds, newReturns, isDeleted, editedAt, order);
  }

  private Facts with(
      Optional<OrderSnapshot> newSnapshot,
      Optional<String> newCart,
      Optional<Live> newLive,
      boolean newDeleted,
      Optional<Instant> newEdit,
      Optional<OrderKey> newOrder) {
    return new Facts(
        newSnapshot, newCart, newLive, shipments, refunds, returns, newDeleted, newEdit, newOrder);
  }
}
