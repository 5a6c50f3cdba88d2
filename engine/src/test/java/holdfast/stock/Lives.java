package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Follows reservations through the events alone and holds them to I5: an attempt has one end at
 * most, nothing happens to it afterwards, and only a grant anew follows an expiry.
 */
final class Lives {
  private record Life(int attempt, Reservation.Status status, Instant deadline) {}

  private final Map<ReservationId, Life> lives = new HashMap<>();

  /** An event is about to change {@code before}. */
  void see(StockEvent event, Stock before, Instant now) {
    switch (event) {
      case StockEvent.Reserved reserved -> begin(reserved, before);
      case StockEvent.Extended(var id, var deadline) -> {
        var life = aliveUntilAfter(id, now, event);
        assertThat(deadline).as("extending never shortens").isAfter(life.deadline());
        lives.put(id, new Life(life.attempt(), life.status(), deadline));
      }
      case StockEvent.Pinned(var id) -> {
        var life = aliveUntilAfter(id, now, event);
        lives.put(id, new Life(life.attempt(), life.status(), Reservation.NEVER));
      }
      case StockEvent.Confirmed confirmed -> {
        aliveUntilAfter(confirmed.id(), now, event);
        end(confirmed.id(), Reservation.Status.CONFIRMED);
      }
      case StockEvent.Released(var id) -> {
        aliveUntilAfter(id, now, event);
        end(id, Reservation.Status.RELEASED);
      }
      case StockEvent.Expired(var id) -> {
        assertThat(held(id, event).deadline())
            .as("%s not before the deadline", event)
            .isBeforeOrEqualTo(now);
        end(id, Reservation.Status.EXPIRED);
      }
      case StockEvent.HandedOver(var id, _, _) -> {
        if (before.existing(id).status() == Reservation.Status.HELD) {
          aliveUntilAfter(id, now, event);
          end(id, Reservation.Status.CONFIRMED);
        }
      }
      case StockEvent.OfSale _,
          StockEvent.OfWindow _,
          StockEvent.ReturnExpected _,
          StockEvent.Defined _,
          StockEvent.Moved _,
          StockEvent.PeriodStarted _,
          StockEvent.Forgotten _ -> {}
    }
  }

  private void begin(StockEvent.Reserved reserved, Stock before) {
    var id = reserved.id();
    if (before.reservation(id).isPresent()) {
      var previous = known(id, reserved);
      assertThat(previous.status()).as("%s", reserved).isEqualTo(Reservation.Status.EXPIRED);
      assertThat(reserved.attempt()).as("%s", reserved).isEqualTo(previous.attempt() + 1);
    } else {
      assertThat(reserved.attempt()).as("%s", reserved).isOne();
    }
    lives.put(id, new Life(reserved.attempt(), Reservation.Status.HELD, reserved.expiresAt()));
  }

  private Life aliveUntilAfter(ReservationId id, Instant now, StockEvent event) {
    var life = held(id, event);
    assertThat(life.deadline()).as("%s before the deadline", event).isAfter(now);
    return life;
  }

  private Life held(ReservationId id, StockEvent event) {
    var life = known(id, event);
    assertThat(life.status()).as("%s", event).isEqualTo(Reservation.Status.HELD);
    return life;
  }

  private Life known(ReservationId id, StockEvent event) {
    return Objects.requireNonNull(
        lives.get(id), () -> event + " happens to a reservation that never began");
  }

  private void end(ReservationId id, Reservation.Status end) {
    lives.computeIfPresent(id, (_, life) -> new Life(life.attempt(), end, life.deadline()));
  }
}
