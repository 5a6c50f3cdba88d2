package holdfast.loadtest.audit;

import static holdfast.loadtest.audit.Status.ABSENT;
import static holdfast.loadtest.audit.Status.CONFIRMED;
import static holdfast.loadtest.audit.Status.EXPIRED;
import static holdfast.loadtest.audit.Status.HELD;
import static holdfast.loadtest.audit.Status.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may be found of a reservation, given what its client was told. */
class HoldTest {
  private final Hold wanted = Hold.wanted("a", "tee", 2, false);
  private final Hold held = wanted.answered(HELD);

  @Test
  void anAnswerLeavesOnePossibility() {
    assertThat(held.possible()).containsExactly(HELD);
    assertThat(held.answered(CONFIRMED).possible()).containsExactly(CONFIRMED);
    assertThat(held.answered(RELEASED).possible()).containsExactly(RELEASED);
    assertThat(wanted.answered(ABSENT).possible()).containsExactly(ABSENT);
  }

  @Test
  void aQuestionWithoutAnAnswerLeavesTwo() {
    assertThat(wanted.possible()).containsExactlyInAnyOrder(ABSENT, HELD);
    assertThat(held.asked(Step.CONFIRM).possible()).containsExactlyInAnyOrder(HELD, CONFIRMED);
    assertThat(held.asked(Step.RELEASE).possible()).containsExactlyInAnyOrder(HELD, RELEASED);
    assertThat(held.asked(Step.EXTEND).possible()).containsExactly(HELD);
  }

  @Test
  void onlyTheShortLivedMayHaveExpired() {
    Hold shortLived = Hold.wanted("a", "tee", 2, true);
    assertThat(shortLived.possible()).containsExactlyInAnyOrder(ABSENT, HELD, EXPIRED);
    assertThat(shortLived.answered(HELD).possible()).containsExactlyInAnyOrder(HELD, EXPIRED);
    assertThat(shortLived.answered(ABSENT).possible()).containsExactly(ABSENT);
  }
}
