package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.count;
import static holdfast.stock.Commands.damage;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The last unit is never sold twice (I1). There is one unit. Anna has already won it, Ben comes
 * after her; the tests say what can and what cannot give it to Ben.
 */
class LastUnitTest {
  private static final String TOO_LATE = "InsufficientStock[requested=1, available=0]";

  private final TheSku sku = sku().with("main", 1);

  @Nested
  class WhileAnnaHoldsIt {
    private WhileAnnaHoldsIt() {
      assertThat(sku.says(reserve("anna", 1, 60))).isEqualTo("HELD main:1");
    }

    @Test
    void benIsRefusedWithTheNumbers() {
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }

    @Test
    void benIsRefusedHoweverOftenHeAsks() {
      IntStream.range(0, 10)
          .forEach(_ -> assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE));
    }

    @Test
    void aRefusalLeavesNoTrace() {
      var before = sku.stock();
      sku.ask(reserve("ben", 1));
      assertThat(sku.happened()).isEmpty();
      assertThat(sku.stock()).isEqualTo(before);
      assertThat(sku.reservation("ben")).isEmpty();
    }

    @Test
    void annaAsksAgainAndHasItOnceNotTwice() {
      assertThat(sku.says(reserve("anna", 1, 60))).isEqualTo("HELD main:1 (again)");
      assertThat(sku.shelf("main").held()).isOne();
    }

    @Test
    void annaMayNotTakeASecondOneUnderAnotherId() {
      assertThat(sku.says(reserve("anna-2", 1))).isEqualTo(TOO_LATE);
    }

    @Test
    void annaConfirmsAndBenIsStillRefused() {
      assertThat(sku.says(confirm("anna", "order-1"))).isEqualTo("CONFIRMED main:1 for order-1");
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }

    @Test
    void whatIsConfirmedOutlivesTheDeadline() {
      sku.ask(confirm("anna", "order-1"));
      sku.at(1_000_000).wake();
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
      assertThat(sku.reservation("anna")).contains("CONFIRMED main:1 for order-1");
    }

    @Test
    void whatIsShippedIsGoneForBenToo() {
      sku.ask(confirm("anna", "order-1"));
      sku.ask(shipment("s1", "main", "anna", 1));
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }

    @Test
    void annaReleasesAndBenGetsIt() {
      sku.ask(release("anna"));
      assertThat(sku.says(reserve("ben", 1))).isEqualTo("HELD main:1");
    }

    @Test
    void inOneBatchBenGetsItAfterAnnasReleaseNotBefore() {
      assertThat(sku.saysTogether(reserve("ben", 1), release("anna"), reserve("carl", 1)))
          .containsExactly(TOO_LATE, "RELEASED", "HELD main:1");
    }

    @Test
    void oneSecondBeforeTheDeadlineBenIsRefused() {
      assertThat(sku.at(59).says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }

    @Test
    void atTheDeadlineBenGetsItInTheVeryBatchThatExpiresIt() {
      assertThat(sku.at(60).says(reserve("ben", 1))).isEqualTo("HELD main:1");
      assertThat(sku.happened()).containsExactly("Expired anna", "Reserved ben attempt 1");
    }

    @Test
    void annaComesBackTooLateAndBenKeepsIt() {
      sku.at(60).ask(reserve("ben", 1));
      assertThat(sku.says(confirm("anna", "order-1")))
          .isEqualTo("Gone[end=EXPIRED, requested=1, available=0]");
      assertThat(sku.reservation("ben")).contains("HELD main:1");
    }

    @Test
    void annaExtendsInTimeAndBenWaitsLonger() {
      sku.at(59).ask(extend("anna", 60));
      assertThat(sku.at(60).says(reserve("ben", 1))).isEqualTo(TOO_LATE);
      assertThat(sku.at(118).says(reserve("ben", 1))).isEqualTo(TOO_LATE);
      assertThat(sku.at(119).says(reserve("ben", 1))).isEqualTo("HELD main:1");
    }

    @Test
    void aSecondUnitArrivesAndBenGetsThatOne() {
      sku.ask(receipt("m1", "main", 1));
      assertThat(sku.says(reserve("ben", 1))).isEqualTo("HELD main:1");
      assertThat(sku.says(reserve("carl", 1))).isEqualTo(TOO_LATE);
    }
  }

  @Nested
  class ALossNeverTakesAwayWhatWasGranted {
    private ALossNeverTakesAwayWhatWasGranted() {
      sku.ask(reserve("anna", 1, 60));
    }

    @Test
    void aCountOfZeroShowsAShortage() {
      assertThat(sku.says(count("m1", "main", 0))).isEqualTo("main -1");
      assertAnnaKeepsItAndOneIsShort();
    }

    @Test
    void damageShowsAShortage() {
      assertThat(sku.says(damage("m1", "main", 1))).isEqualTo("main -1 damaged +1");
      assertAnnaKeepsItAndOneIsShort();
    }

    @Test
    void anAdjustmentShowsAShortage() {
      assertThat(sku.says(adjustment("m1", "main", -1))).isEqualTo("main -1");
      assertAnnaKeepsItAndOneIsShort();
    }

    @Test
    void sheMayConfirmWhatIsShort() {
      sku.ask(count("m1", "main", 0));
      assertThat(sku.says(confirm("anna", "order-1"))).isEqualTo("CONFIRMED main:1 for order-1");
      assertThat(sku.shelf("main").shortage()).isOne();
    }

    @Test
    void theNextReceiptFillsTheShortageBeforeBenGetsAnything() {
      sku.ask(count("m1", "main", 0));
      sku.ask(receipt("m2", "main", 1));
      assertThat(sku.shelf("main").shortage()).isZero();
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
      sku.ask(receipt("m3", "main", 1));
      assertThat(sku.says(reserve("ben", 1))).isEqualTo("HELD main:1");
    }

    @Test
    void aShortageEndsWithTheReservationThatMissesTheUnit() {
      sku.ask(count("m1", "main", 0));
      sku.at(60).wake();
      assertThat(sku.shelf("main")).isEqualTo(Shelf.EMPTY);
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }

    private void assertAnnaKeepsItAndOneIsShort() {
      assertThat(sku.reservation("anna")).contains("HELD main:1");
      assertThat(sku.shelf("main").shortage()).isOne();
      assertThat(sku.says(reserve("ben", 1))).isEqualTo(TOO_LATE);
    }
  }

  @Test
  void ofAThousandInOneBatchExactlyTheFirstGetsIt() {
    var buyers = IntStream.range(0, 1000).mapToObj(i -> reserve("buyer-" + i, 1)).toList();
    var answers = sku.askTogether(buyers).stream().map(Said::of).toList();
    assertThat(answers.getFirst()).isEqualTo("HELD main:1");
    assertThat(answers.subList(1, 1000)).containsOnly(TOO_LATE);
    assertThat(sku.happened()).containsExactly("Reserved buyer-0 attempt 1");
  }

  @Test
  void ofAThousandForAHundredUnitsExactlyAHundredGetOne() {
    sku.ask(receipt("m1", "main", 99));
    var buyers = IntStream.range(0, 1000).mapToObj(i -> reserve("buyer-" + i, 1)).toList();
    assertThat(sku.askTogether(buyers))
        .filteredOn(Answer.ReservationIs.class::isInstance)
        .hasSize(100);
    assertThat(sku.stock().available()).isZero();
  }

  @Test
  void aReservationIsGrantedWholeOrNotAtAll() {
    assertThat(sku.says(reserve("greedy", 2)))
        .isEqualTo("InsufficientStock[requested=2, available=1]");
    assertThat(sku.says(reserve("anna", 1))).isEqualTo("HELD main:1");
  }

  @Test
  void aRefusedIdMayBeTriedAgainLater() {
    sku.ask(reserve("anna", 1, 60));
    sku.ask(reserve("ben", 1, 10));
    assertThat(sku.at(60).says(reserve("ben", 1, 99))).isEqualTo("HELD main:1");
  }
}
