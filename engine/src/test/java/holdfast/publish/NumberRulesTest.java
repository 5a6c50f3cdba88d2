package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PublishingRule;
import holdfast.publish.ListingNumber.Doubt;
import holdfast.publish.OfferAnswer.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows for one number, as a specification. */
class NumberRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final NumberRules COMPARING = new NumberRules(true, SETTLE, LOOK);
  private static final NumberRules BLIND = new NumberRules(false, SETTLE, LOOK);

  private static Offered plain(long units) {
    return new Offered(units, PublishingRule.ENTITLEMENT, Optional.empty(), false, 1);
  }

  private static Offered guarded(long units, long baseline) {
    return new Offered(units, PublishingRule.EXCLUSIVE, Optional.of(baseline), true, 1);
  }

  private static Known shows(long expected, long pushed) {
    return new Known(Optional.of(expected), Optional.of(pushed), Optional.empty(), false);
  }

  private static ListingNumber read(long number, int secondsAgo) {
    return ListingNumber.NONE.doubting(
        new Doubt.Read(Optional.of(number), NOW.minusSeconds(secondsAgo)));
  }

  private static NextStep next(ListingNumber number, Offered offer, Known known) {
    return COMPARING.next(number, offer, known, false, NOW);
  }

  private static NextStep tell(long baseline) {
    return new NextStep.Tell(Optional.of(baseline));
  }

  @Test
  void aNumberThatIsShownIsNotToldAgain() {
    assertThat(next(ListingNumber.NONE, plain(5), shows(5, 7))).isEqualTo(new NextStep.Rest());
    assertThat(COMPARING.next(ListingNumber.NONE, plain(5), shows(5, 5), true, NOW))
        .isEqualTo(tell(5));
  }

  @Test
  void anotherNumberIsToldOnTopOfWhatTheStoreShows() {
    assertThat(next(ListingNumber.NONE, plain(3), shows(5, 7))).isEqualTo(tell(5));
  }

  @Test
  void aStoreOfWhichNothingIsKnownIsAskedFirst() {
    assertThat(next(ListingNumber.NONE, plain(3), Known.NOTHING)).isEqualTo(new NextStep.Read());
    assertThat(next(ListingNumber.NONE.doubting(new Doubt.ToRead()), plain(3), shows(5, 5)))
        .isEqualTo(new NextStep.Read());
  }

  @Test
  void aStoreThatCanNotCompareIsToldAgainAfterEachOfItsSales() {
    assertThat(BLIND.next(ListingNumber.NONE, plain(4), shows(4, 5), false, NOW))
        .isEqualTo(tell(4));
    assertThat(BLIND.next(ListingNumber.NONE, plain(4), shows(4, 4), false, NOW))
        .isEqualTo(new NextStep.Rest());
  }

  @Test
  void whatAGuardedSkuKnowsCountsMoreThanWhatTheStoreSaid() {
    assertThat(next(ListingNumber.NONE, guarded(3, 6), shows(5, 5))).isEqualTo(tell(6));
    assertThat(next(ListingNumber.NONE, guarded(5, 6), shows(5, 5))).isEqualTo(tell(6));
    assertThat(next(ListingNumber.NONE, guarded(5, 5), shows(5, 5))).isEqualTo(new NextStep.Rest());
  }

  @Test
  void aNumberThatNobodyExplainsIsNotRaisedUntilItIsJudged() {
    var doubtful = new Known(Optional.of(5L), Optional.of(5L), Optional.of(4L), false);
    assertThat(next(ListingNumber.NONE, plain(5), doubtful))
        .isEqualTo(new NextStep.Wait(NOW.plus(LOOK)));
    assertThat(next(ListingNumber.NONE, plain(3), doubtful)).isEqualTo(tell(5));
  }

  /** Of moments that are told to the second nobody can say which of two was first. */
  @Test
  void aNumberThatTheSkuExpectsNeedsNoOtherExplanation() {
    var doubtful = new Known(Optional.of(5L), Optional.of(5L), Optional.of(4L), false);
    assertThat(next(ListingNumber.NONE, guarded(6, 4), doubtful)).isEqualTo(tell(4));
    assertThat(next(ListingNumber.NONE, guarded(6, 5), doubtful))
        .isEqualTo(new NextStep.Wait(NOW.plus(LOOK)));
  }

  @Test
  void aStoreThatContradictsItselfIsAskedUnlessItIsToldAnyhow() {
    var contradicted = new Known(Optional.of(5L), Optional.of(5L), Optional.empty(), true);
    assertThat(next(ListingNumber.NONE, plain(5), contradicted)).isEqualTo(new NextStep.Check());
    assertThat(next(ListingNumber.NONE.doubting(new Doubt.ToCheck()), plain(5), contradicted))
        .isEqualTo(new NextStep.Check());
    assertThat(next(ListingNumber.NONE, plain(4), contradicted)).isEqualTo(tell(5));
  }

  @Test
  void aStoreThatHasMovedIsToldOnceItsOrderWasReported() {
    assertThat(next(read(4, 3), plain(5), shows(5, 5)))
        .isEqualTo(new NextStep.Wait(NOW.plus(LOOK)));
    assertThat(next(read(4, 3), plain(5), shows(4, 5))).isEqualTo(tell(4));
  }

  @Test
  void aStoreThatHasMovedIsToldWhenNoOrderComes() {
    assertThat(next(read(4, 59), plain(5), shows(5, 5)))
        .isEqualTo(new NextStep.Wait(NOW.plusSeconds(1)));
    assertThat(next(read(4, 60), plain(5), shows(5, 5))).isEqualTo(tell(4));
  }

  @Test
  void loweringNeedNotWaitUnlessTheSkuKeepsRecord() {
    assertThat(next(read(4, 3), plain(2), shows(5, 5))).isEqualTo(tell(4));
    assertThat(next(read(4, 3), guarded(2, 5), shows(5, 5)))
        .isEqualTo(new NextStep.Wait(NOW.plus(LOOK)));
  }

  @Test
  void aStoreWithoutANumberIsToldOneInAnyCase() {
    var none = ListingNumber.NONE.doubting(new Doubt.Read(Optional.empty(), NOW));
    assertThat(next(none, plain(2), Known.NOTHING)).isEqualTo(new NextStep.Tell(Optional.empty()));
  }

  @Test
  void pausesGrowToABoundAndBreakersOpenAndClose() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.after(4, 1)).isEqualTo(Duration.ofSeconds(8));
    assertThat(backoff.after(1_000, 1)).isEqualTo(Duration.ofSeconds(60));

    var once = Breaker.WHOLE.failed(2, backoff, 1, NOW);
    assertThat(once.isOpen(NOW)).isFalse();
    var twice = once.failed(2, backoff, 1, NOW);
    assertThat(twice.isOpen(NOW)).isTrue();
    var later = NOW.plusSeconds(1);
    assertThat(twice.isHalfOpen(later)).isTrue();
    assertThat(twice.failed(2, backoff, 1, later).isOpen(later.plusMillis(1_999))).isTrue();
  }
}
