package holdfast.loadtest.history;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.Answer;
import org.junit.jupiter.api.Test;

/** How the answers of the contract are read. */
class OutcomeTest {
  @Test
  void aReservationIsAGrant() {
    String body =
        """
        {"id":"a","status":"HELD","channel":"web","expiresAt":"2026-11-21T10:15:00Z",
         "lines":[{"sku":"tee","quantity":2,"locations":[{"location":"main","quantity":2}]}],
         "version":12}
        """;
    assertThat(read(201, body)).isEqualTo(new Outcome.Granted(12, true, "tee", 2));
    assertThat(read(200, body)).isEqualTo(new Outcome.Granted(12, false, "tee", 2));
  }

  @Test
  void tooLittleStockIsARefusal() {
    String body =
        """
        {"type":"urn:holdfast:problem:insufficient-stock","title":"Not enough stock","status":409,
         "code":"INSUFFICIENT_STOCK","detail":"tee: 2 requested, 1 available.","version":14,
         "lines":[{"sku":"tee","requested":2,"available":1,"rule":"POOL_EXHAUSTED"}]}
        """;
    assertThat(read(409, body)).isEqualTo(new Outcome.Refused(14, 1, "POOL_EXHAUSTED"));
  }

  @Test
  void onlyOneOfTheBusyAnswersLeavesTheOutcomeOpen() {
    assertThat(read(503, "{\"code\":\"BUSY\"}")).isEqualTo(new Outcome.NothingDone("BUSY"));
    assertThat(read(503, "{\"code\":\"OUTCOME_UNKNOWN\"}"))
        .isEqualTo(new Outcome.Unknown("OUTCOME_UNKNOWN"));
  }

  @Test
  void aLostAnswerLeavesTheOutcomeOpenIfTheRequestWasSent() {
    assertThat(Outcome.of(new Answer.Lost("reset", true, 0, 1)))
        .isEqualTo(new Outcome.Unknown("reset"));
    assertThat(Outcome.of(new Answer.Lost("refused", false, 0, 1)))
        .isEqualTo(new Outcome.NothingDone("refused"));
  }

  @Test
  void anythingElseIsUnexpected() {
    assertThat(read(500, "oops")).isEqualTo(new Outcome.Unexpected(500, "oops"));
    assertThat(read(201, "{}")).isEqualTo(new Outcome.Unexpected(201, "{}"));
    assertThat(read(409, "{\"code\":\"TOO_MANY_OPEN\"}")).isInstanceOf(Outcome.Unexpected.class);
  }

  private static Outcome read(int status, String body) {
    return Outcome.of(new Answer.Received(status, "HTTP/1.1 " + status, body, 0, 1));
  }
}
