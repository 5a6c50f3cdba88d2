package holdfast.loadtest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How answers are read: as a reservation that was looked up, and as the reply to a step. */
class AnswersTest {
  private static final String CONFIRMED =
      """
      {"id":"a","status":"CONFIRMED","order":"order-a","version":9,
       "lines":[{"sku":"tee","quantity":2}]}
      """;
  private final Hold confirmed = Hold.wanted("a", "tee", 2, false).answered(Status.CONFIRMED);

  @Test
  void aReservationIsReadWhole() {
    assertThat(Observed.of(answer(200, CONFIRMED)))
        .contains(new Observed(Status.CONFIRMED, "tee", 2, "order-a"));
  }

  @Test
  void anUnknownReservationIsAbsentButAnUnknownPathIsNotAnAnswer() {
    assertThat(Observed.of(answer(404, "{\"code\":\"UNKNOWN_RESERVATION\"}")))
        .map(Observed::status)
        .contains(Status.ABSENT);
    assertThat(Observed.of(answer(404, "{\"code\":\"NOT_FOUND\"}"))).isEmpty();
    assertThat(Observed.of(answer(500, CONFIRMED))).isEmpty();
  }

  @Test
  void whatIsFoundAsAnsweredDoesNotContradict() {
    assertThat(found(new Observed(Status.CONFIRMED, "tee", 2, "order-a"))).isEmpty();
    assertThat(found(new Observed(Status.CONFIRMED, "tee", 2, ""))).isEmpty();
  }

  @Test
  void anotherStatusIsALoss() {
    assertThat(found(new Observed(Status.HELD, "tee", 2, "")))
        .map(Violation::rule)
        .contains(Rule.NOTHING_LOST);
  }

  @Test
  void anotherSkuQuantityOrOrderIsNotWhatWasGranted() {
    for (Observed other :
        new Observed[] {
          new Observed(Status.CONFIRMED, "mug", 2, "order-a"),
          new Observed(Status.CONFIRMED, "tee", 1, "order-a"),
          new Observed(Status.CONFIRMED, "tee", 2, "order-b")
        }) {
      assertThat(found(other)).map(Violation::rule).contains(Rule.GRANTED_AS_ASKED);
    }
  }

  @Test
  void anUnansweredStepThatLedElsewhereIsHalfDone() {
    Hold releasing = Hold.wanted("a", "tee", 2, false).answered(Status.HELD).asked(Step.RELEASE);
    assertThat(new Observed(Status.CONFIRMED, "tee", 2, "").contradicts(releasing))
        .map(Violation::rule)
        .contains(Rule.WHOLE_OR_NOTHING);
  }

  @Test
  void aGrantThatIsGoneIsLostWhateverWasUnderWay() {
    Hold confirming = Hold.wanted("a", "tee", 2, false).answered(Status.HELD).asked(Step.CONFIRM);
    assertThat(new Observed(Status.ABSENT, "", 0, "").contradicts(confirming))
        .map(Violation::rule)
        .contains(Rule.NOTHING_LOST);
  }

  @Test
  void aReplySaysWhereTheReservationStands() {
    assertThat(Reply.of(Step.CONFIRM, answer(200, CONFIRMED)))
        .isEqualTo(new Reply.Settled(Status.CONFIRMED, 9));
    assertThat(Reply.of(Step.RESERVE, answer(409, "{\"code\":\"INSUFFICIENT_STOCK\"}")))
        .isEqualTo(new Reply.Settled(Status.ABSENT, 0));
    assertThat(
            Reply.of(
                Step.RELEASE,
                new Answer.Received(
                    204, "HTTP/1.1 204 No Content\r\nHoldfast-Version: 5\r\n\r\n", "", 0, 1)))
        .isEqualTo(new Reply.Settled(Status.RELEASED, 5));
  }

  @Test
  void aBusyServerIsAskedAgain() {
    assertThat(Reply.of(Step.CONFIRM, answer(503, "{\"code\":\"OUTCOME_UNKNOWN\"}")))
        .isEqualTo(new Reply.AskAgain());
  }

  @Test
  void aReplyToAnotherStepIsUnexpected() {
    assertThat(Reply.of(Step.RESERVE, answer(200, CONFIRMED))).isInstanceOf(Reply.Unexpected.class);
    assertThat(Reply.of(Step.CONFIRM, answer(410, "{\"code\":\"EXPIRED\"}")))
        .isInstanceOf(Reply.Unexpected.class);
  }

  private Optional<Violation> found(Observed observed) {
    return observed.contradicts(confirmed);
  }

  private static Answer.Received answer(int status, String body) {
    return new Answer.Received(status, "HTTP/1.1 " + status + "\r\n\r\n", body, 0, 1);
  }
}
