package holdfast.stock;

import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A read model follows a reservation through the events that are about it, without the SKU's state;
 * it must come to the same reservation as the SKU, also when that has forgotten it.
 */
class ReservationAloneTest {
  private final TheSku sku = sku().with("main", 3).with("east", 2);

  @Test
  void aLifeOfEveryKindOfEventIsToldByItsEventsAlone() {
    sku.ask(reserve("r1", 5, 60));
    sku.at(30).ask(extend("r1", 60));
    sku.at(90).wake();
    sku.at(91).ask(confirm("r1", "o1", 4));
    sku.at(92).ask(shipment("s1", "main", "r1", 2));
    sku.ask(receipt("m1", "main", 7));
    sku.at(93).ask(shipment("s2", "main", "r1", 1));
    sku.at(94).ask(shipment("s3", "east", "r1", 1));
    sku.at(95).ask(back("b1", "main", 2, Movement.Disposition.DAMAGED, "r1"));
    assertThat(sku.reservation("r1"))
        .contains("CONFIRMED main:3(3 shipped) east:1(1 shipped) for o1, attempt 2");
    assertThat(told("r1")).isEqualTo(sku.stock().reservation(new ReservationId("r1")));
  }

  @Test
  void aReleaseIsToldToo() {
    sku.ask(reserve("r1", 5));
    sku.at(10).ask(release("r1"));
    assertThat(told("r1")).isEqualTo(sku.stock().reservation(new ReservationId("r1")));
    assertThat(told("r1").flatMap(Reservation::endedAt)).contains(TheSku.START.plusSeconds(10));
  }

  @Test
  void whatIsAboutNoReservationSaysSo() {
    sku.ask(back("b1", "main", 1, Movement.Disposition.RESTOCK));
    sku.at(1_000_000).wake();
    assertThat(sku.history().map(event -> event.getClass().getSimpleName()))
        .containsOnly("Defined", "Moved", "Forgotten");
    assertThat(sku.history().map(StockEvent::reservation)).containsOnly(Optional.empty());
  }

  @Test
  void anEventAboutSomethingElseLeavesItAsItWas() {
    sku.ask(reserve("r1", 1));
    var reservation = sku.stock().reservation(new ReservationId("r1"));
    for (var event :
        List.of(
            new StockEvent.Defined(Commands.PROFILE),
            new StockEvent.Forgotten(1),
            sku.history().skip(1).findFirst().orElseThrow())) {
      assertThat(Reservation.after(reservation, event, TheSku.START))
          .isEqualTo(reservation.orElseThrow());
    }
  }

  private Optional<Reservation> told(String id) {
    var reservation = Optional.<Reservation>empty();
    for (var batch : sku.journal()) {
      for (var event : batch.events()) {
        if (event.reservation().equals(Optional.of(new ReservationId(id)))) {
          reservation = Optional.of(Reservation.after(reservation, event, batch.at()));
        }
      }
    }
    return reservation;
  }
}
