package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A SKU's state does not grow with its history (I10): what is over leaves it after an hour, or
 * earlier when there is more than fits.
 */
class ForgettingTest {
  private static final int HOUR = 3600;

  private final TheSku sku = sku().with("main", 10).within(limits(1000, 1000));

  @Test
  void aReleasedReservationIsForgottenAfterTheRetentionNotEarlier() {
    sku.at(10).askTogether(reserve("r1", 1), release("r1"));
    sku.at(10 + HOUR - 1).wake();
    assertThat(sku.reservation("r1")).contains("RELEASED");

    sku.at(10 + HOUR).wake();
    assertThat(sku.happened()).containsExactly("Forgotten 1");
    assertThat(sku.reservation("r1")).isEmpty();
    assertThat(sku.says(release("r1"))).isEqualTo("UnknownReservation[reservation=r1]");
  }

  @Test
  void anExpiredReservationIsForgottenAnHourAfterItsEndNotAfterItsDeadline() {
    sku.ask(reserve("r1", 1, 60));
    sku.at(500).wake();
    sku.at(60 + HOUR).wake();
    assertThat(sku.reservation("r1")).contains("EXPIRED");
    sku.at(500 + HOUR).wake();
    assertThat(sku.reservation("r1")).isEmpty();
  }

  @Test
  void aMovementIsForgottenButNotItsUnits() {
    sku.at(HOUR).wake();
    assertThat(sku.happened()).containsExactly("Forgotten 1");
    assertThat(sku.stock().movement(new MovementId("initial-main"))).isEmpty();
    assertThat(sku.shelf("main").onHand()).isEqualTo(10);
  }

  @Test
  void whatIsHeldOrCommittedIsNeverForgotten() {
    sku.ask(reserve("held", 1, 10 * HOUR));
    sku.askTogether(reserve("confirmed", 2), confirm("confirmed", "o1"));
    sku.askTogether(reserve("half-shipped", 2), confirm("half-shipped", "o2"));
    sku.ask(shipment("s1", "main", "half-shipped", 1));
    sku.at(9 * HOUR).wake();
    assertThat(sku.reservation("held")).isPresent();
    assertThat(sku.reservation("confirmed")).isPresent();
    assertThat(sku.reservation("half-shipped")).isPresent();
  }

  @Test
  void aWhollyShippedReservationIsForgotten() {
    sku.askTogether(reserve("r1", 2), confirm("r1", "o1"), shipment("s1", "main", "r1", 1));
    sku.at(HOUR).ask(shipment("s2", "main", "r1", 1));
    assertThat(sku.stock().reservations().open()).isZero();
    sku.at(2 * HOUR - 1).wake();
    assertThat(sku.reservation("r1")).isPresent();
    sku.at(2 * HOUR).wake();
    assertThat(sku.reservation("r1")).isEmpty();
  }

  @Test
  void aForgottenIdMayBeUsedForSomethingElse() {
    sku.askTogether(reserve("r1", 1), release("r1"));
    sku.at(HOUR).wake();
    assertThat(sku.says(reserve("r1", "shop", 5, 60))).isEqualTo("HELD main:5");
  }

  @Test
  void beyondTheBoundOnTheirNumberTheOldestAreForgottenEarly() {
    sku.within(limits(3, 1000));
    sku.askTogether(reserve("r1", 1), release("r1"));
    sku.askTogether(reserve("r2", 1), release("r2"));
    sku.askTogether(reserve("r3", 1), release("r3"));
    assertThat(sku.happened())
        .containsExactly("Reserved r3 attempt 1", "Released r3", "Forgotten 1");
    assertThat(sku.stock().movements()).isEmpty();
    sku.askTogether(reserve("r4", 1), release("r4"));
    assertThat(sku.reservation("r1")).isEmpty();
    assertThat(sku.reservation("r2")).isPresent();
    assertThat(sku.stock().finished()).hasSize(3);
  }

  @Test
  void aGrantAnewIsNotForgottenWithItsExpiredPredecessor() {
    sku.ask(reserve("r1", 1, 60));
    sku.at(60).wake();
    sku.at(100).ask(extend("r1", 10 * HOUR));
    assertThat(sku.reservation("r1")).contains("HELD main:1, attempt 2");

    sku.at(60 + HOUR).wake();
    assertThat(sku.stock().finished()).isEmpty();
    assertThat(sku.reservation("r1")).contains("HELD main:1, attempt 2");
    assertThat(sku.shelf("main").held()).isOne();
  }

  @Test
  void aGrantAnewThatEndedIsRememberedAsLongAsItsOwnEndSays() {
    sku.ask(reserve("r1", 1, 60));
    sku.at(60).wake();
    sku.at(100).askTogether(extend("r1", 60), release("r1"));
    sku.at(60 + HOUR).wake();
    assertThat(sku.reservation("r1")).contains("RELEASED, attempt 2");
    sku.at(100 + HOUR).wake();
    assertThat(sku.reservation("r1")).isEmpty();
  }

  @Test
  void anAnswerIsGivenBeforeItsOwnReservationIsForgotten() {
    sku.ask(reserve("r1", 1));
    sku.within(limits(0, 1000));
    assertThat(sku.says(release("r1"))).isEqualTo("RELEASED");
    assertThat(sku.reservation("r1")).isEmpty();
  }

  @Test
  void moreOpenReservationsThanTheBoundAreRefusedUntilOneEnds() {
    sku.within(limits(1000, 2));
    sku.askTogether(reserve("r1", 1, 60), reserve("r2", 1, 9000));
    assertThat(sku.says(reserve("r3", 1))).isEqualTo("TooManyOpen[open=2]");
    sku.ask(confirm("r2", "o1"));
    assertThat(sku.says(reserve("r3", 1))).isEqualTo("TooManyOpen[open=2]");
    sku.ask(shipment("s1", "main", "r2", 1));
    assertThat(sku.says(reserve("r3", 1))).isEqualTo("HELD main:1");
  }

  @Test
  void aGrantAnewCountsAgainstTheBoundOfOpenReservationsToo() {
    sku.within(limits(1000, 1));
    sku.ask(reserve("r1", 1, 60));
    sku.at(60).ask(reserve("r2", 1));
    assertThat(sku.saysTogether(extend("r1", 60), confirm("r1", "o1")))
        .containsOnly("TooManyOpen[open=1]");
    sku.ask(release("r2"));
    assertThat(sku.says(confirm("r1", "o1"))).isEqualTo("CONFIRMED main:1 for o1, attempt 2");
  }

  @Test
  void aBatchExpiresOnlySoManyAndTheNextTheRest() {
    sku.askTogether(reserve("r1", 1, 10), reserve("r2", 1, 20), reserve("r3", 1, 30));
    sku.within(new Moment.Limits(Duration.ofHours(1), 1000, 1000, 2)).at(60);
    sku.wake();
    assertThat(sku.happened()).containsExactly("Expired r1", "Expired r2");
    sku.wake();
    assertThat(sku.happened()).containsExactly("Expired r3");
  }

  @Test
  void whatIsOverButNotYetExpiredForThatBoundIsOverForWhoeverNamesIt() {
    sku.ask(receipt("m1", "main", 1));
    sku.askTogether(reserve("r1", 1, 10), reserve("r2", 1, 20));
    sku.within(new Moment.Limits(Duration.ofHours(1), 1000, 1000, 1)).at(60);
    assertThat(sku.says(confirm("r2", "o1"))).isEqualTo("CONFIRMED main:1 for o1, attempt 2");
    assertThat(sku.happened())
        .containsExactly("Expired r1", "Expired r2", "Reserved r2 attempt 2", "Confirmed r2");
  }

  private static Moment.Limits limits(int rememberedMax, int openMax) {
    return new Moment.Limits(Duration.ofHours(1), rememberedMax, openMax, 1000);
  }
}
