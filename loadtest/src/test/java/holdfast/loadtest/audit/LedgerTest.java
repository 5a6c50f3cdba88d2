package holdfast.loadtest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sum of what is settled: 10 received, 3 held, 2 committed, version 7 seen. */
class LedgerTest {
  private final Ledger ledger = new Ledger(List.of("tee"), 3, new SplittableRandom(1));

  @BeforeEach
  void settle() {
    ledger.receive("tee", 10);
    ledger.settle(hold("held", 3, Status.HELD));
    ledger.settle(hold("confirmed", 2, Status.CONFIRMED));
    ledger.settle(hold("released", 4, Status.RELEASED));
    ledger.settle(hold("expired", 1, Status.EXPIRED));
    ledger.settle(hold("refused", 9, Status.ABSENT));
    ledger.see("tee", 7);
    ledger.see("tee", 5);
  }

  @Test
  void theSumOfWhatIsSettledAgrees() {
    SkuNumbers numbers = new SkuNumbers("tee", 10, 3, 2, 5, 7);
    assertThat(ledger.check(numbers)).isEmpty();
    assertThat(ledger.heldAgrees(numbers)).isTrue();
    assertThat(ledger.unexplained(numbers)).isZero();
  }

  @Test
  void unitsBeyondItAreUnexplained() {
    assertThat(ledger.unexplained(new SkuNumbers("tee", 10, 4, 3, 3, 9))).isEqualTo(2);
    assertThat(ledger.unexplained(new SkuNumbers("tee", 11, 3, 2, 6, 9))).isEqualTo(1);
    assertThat(ledger.unexplained(new SkuNumbers("tee", 10, 3, 0, 7, 9))).isZero();
  }

  @Test
  void anEarlierVersionIsFound() {
    assertThat(ledger.check(new SkuNumbers("tee", 10, 3, 2, 5, 6)))
        .extracting(Violation::rule)
        .containsExactly(Rule.VERSION_FOLLOWS_TIME);
  }

  @Test
  void theSampleIsBounded() {
    assertThat(ledger.sample()).hasSize(3).doesNotHaveDuplicates();
  }

  private static Hold hold(String id, long quantity, Status status) {
    return Hold.wanted(id, "tee", quantity, false).answered(status);
  }
}
