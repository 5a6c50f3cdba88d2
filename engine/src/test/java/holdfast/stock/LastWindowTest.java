package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Policies;
import holdfast.catalog.StoreBook;
import holdfast.catalog.WindowId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Specification: a unit stands in one shop's window at most, and is not sold over a counter (I8).
 */
class LastWindowTest {
  private static final String[] RETAILERS = {"A", "B"};
  private static final WindowId A = WindowShops.window("A");
  private static final WindowId B = WindowShops.window("B");
  private static final String TO_A = "HYBRID mode=EXCLUSIVE : A 10-, B";
  private static final String TO_B = "HYBRID mode=EXCLUSIVE : A, B 10-";

  private final TheSku sku =
      TheSku.sku()
          .in(WindowShops.catalog(RETAILERS))
          .soldBy(WindowShops.book(RETAILERS))
          .with("main", 10);
  private int version;

  private void under(String policy) {
    version++;
    sku.under(Policies.book(version, policy, RETAILERS));
  }

  private Answer.Offered offer(WindowId window) {
    return (Answer.Offered) sku.ask(new StockCommand.Offer(window));
  }

  private String asks(WindowId window) {
    return sku.says(new StockCommand.Offer(window));
  }

  private void acknowledge(Answer.Offered offered) {
    sku.ask(new StockCommand.Acknowledge(offered.window(), offered.units(), offered.version()));
  }

  private void read(WindowId window, long units) {
    sku.ask(new StockCommand.Observe(window, units, true, 0));
  }

  private long standing() {
    return sku.stock().windows().standing();
  }

  @Nested
  class NobodyGuardsWhatIsShared {
    @Test
    void theOfferIsWhatMayBeTakenAndNothingIsKept() {
      assertThat(asks(A)).isEqualTo("OFFERED 10 ENTITLEMENT");
      assertThat(asks(B)).isEqualTo("OFFERED 10 ENTITLEMENT");
      acknowledge(offer(A));
      assertThat(sku.stock().windows()).isEqualTo(Windows.NONE);
    }
  }

  @Nested
  class LowerBeforeRaise {
    private LowerBeforeRaise() {
      under(TO_A);
      read(A, 0);
      read(B, 0);
      acknowledge(offer(A));
    }

    @Test
    void allUnitsStandAtA() {
      assertThat(asks(A)).isEqualTo("OFFERED 10 EXCLUSIVE instead of 10");
      assertThat(asks(B)).isEqualTo("OFFERED 0 EXCLUSIVE instead of 0");
    }

    @Test
    void theyMoveToBOnlyAfterAHasShownLess() {
      under(TO_B);
      assertThat(asks(B)).isEqualTo("OFFERED 0 SHOWN_ELSEWHERE instead of 0");
      var lower = offer(A);
      assertThat(lower.units()).isZero();
      assertThat(asks(B)).isEqualTo("OFFERED 0 SHOWN_ELSEWHERE instead of 0");
      acknowledge(lower);
      assertThat(asks(B)).isEqualTo("OFFERED 10 EXCLUSIVE instead of 0");
      assertThat(standing()).isEqualTo(10);
    }

    @Test
    void aLostAnswerCountsAsShown() {
      under(TO_B);
      acknowledge(offer(A));
      offer(B);
      under(TO_A);
      assertThat(asks(A)).isEqualTo("OFFERED 0 SHOWN_ELSEWHERE instead of 0");
      acknowledge(offer(B));
      assertThat(asks(A)).isEqualTo("OFFERED 10 EXCLUSIVE instead of 0");
    }

    @Test
    void anOlderAcknowledgementDoesNotLowerANewerOffer() {
      under(TO_B);
      var lower = offer(A);
      under(TO_A);
      var higher = offer(A);
      assertThat(higher.units()).isEqualTo(10);
      acknowledge(lower);
      assertThat(standing()).isEqualTo(10);
      acknowledge(higher);
      acknowledge(lower);
      assertThat(asks(A)).isEqualTo("OFFERED 10 EXCLUSIVE instead of 10");
    }

    @Test
    void aSaleMovesTheUnitFromTheWindowToTheOrder() {
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      assertThat(standing()).isEqualTo(7);
      assertThat(asks(A)).isEqualTo("OFFERED 7 EXCLUSIVE instead of 7");
      sku.ask(Commands.sell("!s1", 2, A.store().value(), 1, -2));
      assertThat(standing()).isEqualTo(9);
    }

    @Test
    void whatTheShopDoesNotPutBackIsFreeAndItsWindowShowsNoMore() {
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      sku.ask(Commands.sell("!s1", 2, A.store().value(), 0, 0));
      assertThat(sku.stock().available()).isEqualTo(10);
      assertThat(standing()).isEqualTo(7);
      assertThat(asks(A)).isEqualTo("OFFERED 10 EXCLUSIVE instead of 7");
    }

    @Test
    void whatIsSoldWhileANumberIsInFlightIsTakenOffThatToo() {
      sku.with("east", 5);
      var higher = offer(A);
      assertThat(higher.units()).isGreaterThan(10);
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      acknowledge(higher);
      assertThat(standing()).isEqualTo(higher.units() - 3);
    }

    @Test
    void aLossIsExposureUntilTheShopShowsLess() {
      sku.ask(Commands.damage("m1", "main", 4));
      assertThat(standing() - sku.stock().available()).isEqualTo(4);
      acknowledge(offer(A));
      assertThat(standing()).isEqualTo(sku.stock().available());
    }

    @Test
    void aHigherNumberThatIsSeenCountsAtOnceALowerOneOnlyWhenItHasSettled() {
      sku.ask(new StockCommand.Observe(A, 12, false, 0));
      assertThat(standing()).isEqualTo(12);
      sku.ask(new StockCommand.Observe(A, 8, false, 0));
      assertThat(standing()).isEqualTo(12);
      sku.ask(new StockCommand.Observe(A, 8, true, sku.stock().version()));
      assertThat(standing()).isEqualTo(8);
    }

    /** A cancelled order raised the number; that is seen first, and only then heard of. */
    @Test
    void whatWasSeenIsNotCountedAgainWhenItsOrderIsHeardOf() {
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      sku.ask(new StockCommand.Observe(A, 10, false, 0));
      assertThat(standing()).isEqualTo(10);
      sku.ask(Commands.sell("!s1", 2, A.store().value(), 0, -3));
      assertThat(standing()).isEqualTo(10);
      sku.ask(Commands.sell("!s2", 1, A.store().value(), 2));
      sku.ask(Commands.sell("!s2", 2, A.store().value(), 1, -1));
      assertThat(standing()).isEqualTo(9);
    }

    @Test
    void whatWasSeenIsForgottenWithTheAnswerToAnOlderOffer() {
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      sku.with("east", 5);
      var older = offer(A);
      sku.ask(new StockCommand.Observe(A, older.units() + 3, false, 0));
      acknowledge(older);
      sku.ask(Commands.sell("!s1", 2, A.store().value(), 0, -3));
      assertThat(standing()).isEqualTo(older.units() + 3);
    }

    @Test
    void anOrderThatComesAfterItsSaleWasSeenLowersNothingMore() {
      sku.ask(new StockCommand.Observe(A, 8, true, sku.stock().version()));
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      assertThat(standing()).isEqualTo(7);
    }

    @Test
    void anOrderThatComesMuchLaterIsNotTakenForWhatWasSeen() {
      sku.ask(Commands.sell("!s1", 1, A.store().value(), 3));
      sku.ask(new StockCommand.Observe(A, 10, false, 0));
      sku.at(60);
      sku.ask(Commands.sell("!s1", 2, A.store().value(), 0, -3));
      assertThat(standing()).isEqualTo(13);
    }

    @Test
    void anOfferThatTheShopRefusedCountsNoMore() {
      under(TO_B);
      acknowledge(offer(A));
      var refused = offer(B);
      assertThat(standing()).isEqualTo(10);
      sku.ask(new StockCommand.Observe(B, 0, false, refused.version()));
      assertThat(standing()).isZero();
    }

    @Test
    void aListingThatIsGoneCountsUntilItIsWithdrawn() {
      under(TO_B);
      sku.soldBy(WindowShops.book("B"));
      assertThat(asks(A)).startsWith("NoWindow").contains("parked=Optional.empty");
      assertThat(asks(B)).contains("SHOWN_ELSEWHERE");
      sku.ask(new StockCommand.Withdraw(A));
      assertThat(standing()).isZero();
    }

    @Test
    void aPlainPolicyEndsIt() {
      under("DYNAMIC_POOL");
      sku.wake();
      assertThat(sku.stock().windows()).isEqualTo(Windows.NONE);
    }
  }

  /** As after a change of policy: what they were told before, the SKU does not know. */
  @Test
  void windowsThatHaveSaidNothingKeepTheirUnitsHoweverOftenSomebodyTries() {
    under("DYNAMIC_POOL mode=EXCLUSIVE");
    var all = Commands.reserve("anna", "web", 10, 900);
    var before = WindowRules.shownAtMost(sku.stock(), sku.moment());
    assertThat(before).hasValueSatisfying(most -> assertThat(most.units()).isPositive());
    assertThat(sku.says(all)).startsWith("UnitsShownElsewhere");
    assertThat(WindowRules.shownAtMost(sku.stock(), sku.moment())).isEqualTo(before);
    assertThat(sku.says(all)).startsWith("UnitsShownElsewhere");
    acknowledge(offer(A));
    assertThat(sku.says(all)).startsWith("UnitsShownElsewhere");
    acknowledge(offer(B));
    assertThat(sku.says(all)).isEqualTo("HELD main:10");
  }

  @Nested
  class ACustomerOfTheOwnChannels {
    private ACustomerOfTheOwnChannels() {
      under("DYNAMIC_POOL mode=EXCLUSIVE");
      sku.soldBy(StoreBook.empty()).soldBy(WindowShops.book(RETAILERS));
      read(A, 0);
      read(B, 0);
      acknowledge(offer(A));
      acknowledge(offer(B));
    }

    @Test
    void getsWhatNoShopShowsAndPullsBackTheRest() {
      var free = sku.stock().available() - standing();
      var all = Commands.reserve("anna", "web", 10, 900);
      assertThat(sku.says(all))
          .isEqualTo(
              "UnitsShownElsewhere[requested=10, available=%d, retryAfterSeconds=3]"
                  .formatted(free));
      assertThat(sku.happened()).containsExactly("PulledBack anna 10");
      assertThat(asks(A)).startsWith("OFFERED 0 PULLED_BACK");
      assertThat(sku.ask(all)).isInstanceOf(Answer.Refused.class);
      acknowledge(offer(A));
      acknowledge(offer(B));
      assertThat(sku.says(all)).isEqualTo("HELD main:10");
      assertThat(sku.stock().windows().pullBacks()).isEmpty();
    }

    @Test
    void mayStayAwayAndTheUnitsReturn() {
      sku.ask(Commands.reserve("anna", "web", 10, 900));
      assertThat(asks(A)).startsWith("OFFERED 0 PULLED_BACK");
      sku.at(60).wake();
      assertThat(sku.happened()).containsExactly("PullBackEnded anna");
      assertThat(asks(A)).contains("EXCLUSIVE");
    }

    @Test
    void asksOnlyAndNothingIsPulledBack() {
      var before = sku.stock();
      var command = (StockCommand.Reserve) Commands.reserve("anna", "web", 10, 900);
      assertThat(Said.of(StockRules.consider(before, command, sku.moment())))
          .startsWith("UnitsShownElsewhere");
      assertThat(sku.stock().windows().pullBacks()).isEmpty();
    }

    @Test
    void ofAShopPullsNothingBack() {
      assertThat(sku.says(Commands.reserve("cart", "A-shop", 10, 900)))
          .startsWith("UnitsShownElsewhere");
      assertThat(sku.happened()).isEmpty();
    }
  }
}
