package holdfast.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Ledger;
import holdfast.loadtest.audit.Status;
import holdfast.loadtest.audit.Step;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.history.Violation.Rule;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit after a crash, of a server that has kept everything and of one that has not. */
class CrashAuditTest {
  private final Shop shop = new Shop("crash-fake");
  private final Ledger ledger = new Ledger(shop.skus(), 100, new SplittableRandom(1));
  private FakeHoldfast server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    server = new FakeHoldfast(FakeHoldfast.Flaw.NONE);
    api = Api.open(server.target());
    api.define(shop.skus());
    api.receive(List.of(shop.scarce()), shop.name(), 100, "stock");
    ledger.receive(shop.scarce(), 100);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  @Test
  void whatWasAnsweredAndIsThereIsWell() throws Exception {
    CrashAudit audit =
        audit(
            reserved("held"),
            confirmed("confirmed"),
            released("released"),
            wanted("refused").answered(Status.ABSENT));
    assertThat(audit.violations()).isEmpty();
    assertThat(audit.audited()).isEqualTo(4);
    assertThat(audit.doubled()).isZero();
  }

  @Test
  void whatWasUnderWayIsSettledWhetherItHappenedOrNot() throws Exception {
    CrashAudit audit =
        audit(
            wanted("never-arrived"),
            asBefore(reserved("arrived"), Status.ABSENT, Step.RESERVE),
            reserved("to-confirm").asked(Step.CONFIRM),
            asBefore(confirmed("did-confirm"), Status.HELD, Step.CONFIRM),
            reserved("to-release").asked(Step.RELEASE),
            asBefore(released("did-release"), Status.HELD, Step.RELEASE));
    assertThat(audit.violations()).isEmpty();
    assertThat(ledger.sample())
        .extracting(Hold::answered)
        .containsExactly(
            Status.HELD,
            Status.HELD,
            Status.CONFIRMED,
            Status.CONFIRMED,
            Status.RELEASED,
            Status.RELEASED);
  }

  @Test
  void aForgottenGrantIsLost() throws Exception {
    CrashAudit audit = audit(reserved("kept"), wanted("forgotten").answered(Status.HELD));
    assertThat(audit.lost()).isEqualTo(1);
    assertThat(audit.violations())
        .extracting(violation -> violation.rule())
        .containsExactly(Rule.NOTHING_LOST, Rule.NUMBERS_AGREE);
  }

  @Test
  void aForgottenConfirmationIsLost() throws Exception {
    reserved("forgotten");
    CrashAudit audit = audit(wanted("forgotten").answered(Status.CONFIRMED));
    assertThat(audit.lost()).isEqualTo(1);
  }

  @Test
  void aGrantOfSomethingElseIsFound() throws Exception {
    reserved("changed");
    Hold other = Hold.wanted("changed", shop.scarce(), 2, false).answered(Status.HELD);
    assertThat(audit(other).violations())
        .extracting(violation -> violation.rule())
        .contains(Rule.GRANTED_AS_ASKED);
  }

  @Test
  void unitsThatNobodyAskedForAreDoubled() throws Exception {
    reserved("nobody-knows");
    CrashAudit audit = audit(reserved("known"));
    assertThat(audit.doubled()).isEqualTo(1);
    assertThat(audit.violations())
        .extracting(violation -> violation.rule())
        .containsExactly(Rule.NUMBERS_AGREE);
  }

  @Test
  void aRefusalThatLeftATraceIsFound() throws Exception {
    reserved("refused");
    assertThat(audit(wanted("refused").answered(Status.ABSENT)).violations())
        .extracting(violation -> violation.rule())
        .contains(Rule.NOTHING_LOST);
  }

  @Test
  void aReceiptUnderWayIsSettledOnce() throws Exception {
    Delivery delivery = new Delivery("delivery", shop.scarce(), 1);
    api.ask(api.calls().receipt("delivery", shop.scarce(), shop.name(), 1));
    CrashAudit audit = new CrashAudit(api, shop, ledger);
    audit.run(List.of(), List.of(delivery, new Delivery("not-arrived", shop.scarce(), 1)));
    assertThat(audit.violations()).isEmpty();
    assertThat(api.sku(shop.scarce()).onHand()).isEqualTo(102);
  }

  private CrashAudit audit(Hold... holds) throws Exception {
    CrashAudit audit = new CrashAudit(api, shop, ledger);
    audit.run(List.of(holds), List.of());
    return audit;
  }

  private Hold wanted(String id) {
    return Hold.wanted(id, shop.scarce(), 1, false);
  }

  private Hold reserved(String id) throws Exception {
    api.ask(Customer.request(api.calls(), shop, wanted(id)));
    return wanted(id).answered(Status.HELD);
  }

  private Hold confirmed(String id) throws Exception {
    api.ask(Customer.request(api.calls(), shop, reserved(id).asked(Step.CONFIRM)));
    return wanted(id).answered(Status.CONFIRMED);
  }

  private Hold released(String id) throws Exception {
    api.ask(Customer.request(api.calls(), shop, reserved(id).asked(Step.RELEASE)));
    return wanted(id).answered(Status.RELEASED);
  }

  /** The client has seen no more than this, whatever the server has done. */
  private static Hold asBefore(Hold done, Status seen, Step asked) {
    return done.answered(seen).asked(asked);
  }
}
