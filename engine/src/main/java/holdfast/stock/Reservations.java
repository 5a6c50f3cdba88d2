package holdfast.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePSet;

/**
 * A SKU's reservations: the open ones, and those that ended a short while ago. Immutable, sharing
 * structure, so that a change costs the same with ten and with a hundred thousand of them (I10).
 *
 * @param deadlines of the held ones that are not pinned, earliest first
 * @param open how many are held, or confirmed and not wholly shipped
 * @param holds how many are checkouts' holds, so that a SKU without any need not look for one
 * @param debts what reported sales miss, and what they have borrowed
 */
public record Reservations(
    PMap<ReservationId, Reservation> byId,
    TreePSet<Deadline> deadlines,
    int open,
    int holds,
    Debts debts) {
  static final Reservations NONE =
      new Reservations(HashTreePMap.empty(), TreePSet.empty(), 0, 0, Debts.NONE);

  static Reservations of(Collection<Reservation> all) {
    var reservations = NONE;
    for (var reservation : all) {
      reservations = reservations.with(reservation);
    }
    return reservations;
  }

  Optional<Reservation> find(ReservationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * What {@code id} has here: a reservation of its own, or the hold of the checkout of that name.
   */
  Optional<Reservation> underName(ReservationId id) {
    return find(id).or(() -> id.canHaveHolds() ? find(id.hold()) : Optional.empty());
  }

  Reservations with(Reservation next) {
    var remaining = deadlines;
    var openBefore = 0;
    var before = byId.get(next.id());
    if (before != null) {
      remaining = hasDeadline(before) ? remaining.minus(before.deadline()) : remaining;
      openBefore = isOpen(before) ? 1 : 0;
    }
    return new Reservations(
        byId.plus(next.id(), next),
        hasDeadline(next) ? remaining.plus(next.deadline()) : remaining,
        open - openBefore + (isOpen(next) ? 1 : 0),
        before == null && next.id().isHold() ? holds + 1 : holds,
        next.sale().isEmpty()
            ? debts
            : debts.replacing(
                before == null ? Optional.empty() : before.sale(), next.id(), next.sale().get()));
  }

  /**
   * Lets go of an ended reservation, unless a grant anew has taken its place, or units that it
   * borrowed are still to be repaid.
   */
  Reservations forgetting(Finished.Ended ended) {
    var isStillEnded =
        find(ended.reservation())
            .filter(reservation -> reservation.borrowed() == 0)
            .flatMap(Reservation::endedAt)
            .filter(ended.at()::equals)
            .isPresent();
    return isStillEnded
        ? new Reservations(
            byId.minus(ended.reservation()),
            deadlines,
            open,
            ended.reservation().isHold() ? holds - 1 : holds,
            debts)
        : this;
  }

  List<ReservationId> due(Instant now, int most) {
    var due = new ArrayList<ReservationId>();
    for (var deadline : deadlines) {
      if (due.size() == most || deadline.at().isAfter(now)) {
        break;
      }
      due.add(deadline.reservation());
    }
    return due;
  }

  Optional<Instant> earliestDeadline() {
    return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.first().at());
  }

  private static boolean hasDeadline(Reservation reservation) {
    return reservation.status() == Reservation.Status.HELD && !reservation.isPinned();
  }

  private static boolean isOpen(Reservation reservation) {
    return reservation.endedAt().isEmpty();
  }
}
