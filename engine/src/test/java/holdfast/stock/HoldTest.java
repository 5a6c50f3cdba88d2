package holdfast.stock;

import static holdfast.stock.Commands.commit;
import static holdfast.stock.Commands.free;
import static holdfast.stock.Commands.hold;
import static holdfast.stock.Commands.pin;
import static holdfast.stock.Commands.prolong;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What a SKU does for a checkout. Goal: a checkout may ask anything twice, and may have died
 * meanwhile; what comes late finds nothing to do. Method: the pure core.
 */
class HoldTest {
  private final TheSku sku = sku().with("main", 5);

  @Test
  void askedAgainItAnswersAsBefore() {
    assertThat(sku.says(hold("~c", 1, 2))).isEqualTo("HELD main:2");
    assertThat(sku.says(hold("~c", 1, 2))).isEqualTo("HELD main:2 (again)");
    assertThat(sku.says(pin("~c", 1))).isEqualTo("HELD main:2");
    assertThat(sku.says(pin("~c", 1))).isEqualTo("HELD main:2 (again)");
    assertThat(sku.says(commit("~c", 1, "o", 2))).isEqualTo("CONFIRMED main:2 for o");
    assertThat(sku.says(commit("~c", 1, "o", 2))).isEqualTo("CONFIRMED main:2 for o (again)");
    assertThat(sku.shelf("main").committed()).isEqualTo(2);
  }

  @Test
  void aPinnedHoldDoesNotExpire() {
    sku.ask(hold("~c", 1, 2, 60));
    sku.ask(pin("~c", 1));
    assertThat(sku.stock().earliestDeadline()).isEmpty();
    sku.at(100_000_000).wake();
    assertThat(sku.shelf("main").held()).isEqualTo(2);
    assertThat(sku.says(commit("~c", 1, "o", 2))).isEqualTo("CONFIRMED main:2 for o");
  }

  @Test
  void aPinnedHoldCanBeLetGoOf() {
    sku.ask(hold("~c", 1, 2, 60));
    sku.ask(pin("~c", 1));
    assertThat(sku.says(free("~c", 1))).isEqualTo("RELEASED");
    assertThat(sku.says(free("~c", 1))).isEqualTo("RELEASED (again)");
    assertThat(sku.stock().available()).isEqualTo(5);
  }

  @Test
  void whatIsNotCommittedReturnsFromTheLeastPreferredLocation() {
    sku.with("east", 5).ask(hold("~c", 1, 8));
    sku.ask(pin("~c", 1));
    assertThat(sku.says(commit("~c", 1, "o", 6))).isEqualTo("CONFIRMED main:5 east:1 for o");
    assertThat(sku.says(commit("~c", 1, "o", 6)))
        .isEqualTo("CONFIRMED main:5 east:1 for o (again)");
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(5, 0, 0, 1));
    assertThat(sku.stock().available()).isEqualTo(4);
  }

  @Test
  void whatHasExpiredIsNeitherPinnedNorProlonged() {
    sku.ask(hold("~c", 1, 2, 60));
    sku.at(60);
    assertThat(sku.says(pin("~c", 1))).isEqualTo("Gone[end=EXPIRED, requested=2, available=5]");
    assertThat(sku.says(prolong("~c", 1, 60)))
        .isEqualTo("Gone[end=EXPIRED, requested=2, available=5]");
    assertThat(sku.stock().available()).isEqualTo(5);
  }

  @Test
  void prolongingNeverShortens() {
    sku.ask(hold("~c", 1, 2, 60));
    assertThat(sku.says(prolong("~c", 1, 30))).isEqualTo("HELD main:2 (again)");
    assertThat(sku.says(prolong("~c", 1, 90))).isEqualTo("HELD main:2");
    sku.at(89).wake();
    assertThat(sku.shelf("main").held()).isEqualTo(2);
  }

  @Test
  void aNewAttemptIsGrantedWhenTheOldOneIsOver() {
    sku.ask(hold("~c", 1, 2, 60));
    sku.at(60);
    assertThat(sku.says(hold("~c", 2, 3))).isEqualTo("HELD main:3, attempt 2");
    sku.ask(free("~c", 2));
    assertThat(sku.says(hold("~c", 3, 1))).isEqualTo("HELD main:1, attempt 3");
  }

  @Test
  void whatComesLateChangesNothing() {
    sku.ask(hold("~c", 1, 2));
    sku.ask(free("~c", 1));
    assertThat(sku.says(hold("~c", 1, 2))).isEqualTo("RELEASED (again)");
    assertThat(sku.says(pin("~c", 1))).startsWith("Gone[end=RELEASED");
    sku.ask(hold("~c", 2, 2));
    assertThat(sku.says(free("~c", 1))).isEqualTo("HELD main:2, attempt 2 (again)");
    assertThat(sku.says(pin("~c", 1))).startsWith("Gone[");
    assertThat(sku.says(commit("~c", 1, "o", 2))).startsWith("Gone[");
    assertThat(sku.stock().earliestDeadline()).isPresent();
  }

  @Test
  void aHoldThatCameTooLateMakesRoomForTheNextAttempt() {
    sku.ask(hold("~c", 1, 4));
    assertThat(sku.says(hold("~c", 2, 5))).isEqualTo("HELD main:5, attempt 2");
    assertThat(sku.says(hold("~c", 3, 6))).isEqualTo("InsufficientStock[requested=6, available=5]");
    assertThat(sku.stock().available()).isEqualTo(5);
  }

  @Test
  void lettingGoOfWhatWasNeverHeldLeavesNoTrace() {
    assertThat(sku.says(free("~c", 1))).isEqualTo("UnknownReservation[reservation=~c]");
  }

  @Test
  void oneIdIsNotBothAReservationOfOneLineAndACheckout() {
    sku.ask(reserve("c", 1));
    assertThat(sku.says(hold("~c", 1, 1)))
        .isEqualTo("IdReused[field=/lines, before=one line, now=a checkout]");
    sku.ask(hold("~d", 1, 1));
    assertThat(sku.says(reserve("d", 1)))
        .isEqualTo("IdReused[field=/lines, before=a checkout, now=one line]");
  }

  @Test
  void unitsOfACheckoutShipAndReturnUnderItsOwnId() {
    sku.ask(hold("~c", 1, 3));
    sku.ask(pin("~c", 1));
    sku.ask(commit("~c", 1, "o", 3));
    assertThat(sku.says(Commands.shipment("m1", "main", "c", 3))).isEqualTo("main -3");
    assertThat(sku.says(Commands.back("m2", "main", 4, Movement.Disposition.RESTOCK, "c")))
        .isEqualTo("NotShipped[requested=4, shipped=3]");
    assertThat(sku.says(Commands.back("m3", "main", 1, Movement.Disposition.RESTOCK, "c")))
        .isEqualTo("main +1");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(3, 0, 0, 0));
  }
}
