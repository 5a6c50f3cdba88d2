package holdfast.stock;

import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.LocationId;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.persistence.testkit.ReadEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A journal that fails never leads to a wrong answer: who was in flight learns that the outcome is
 * unknown, who was queued that nothing was done, and after a pause the SKU knows the truth again.
 */
class JournalFailureTest {
  /** What can happen to a write. */
  enum Misfortune {
    NOT_STORED {
      @Override
      void strike(JournalGate gate) {
        gate.fail();
      }
    },
    REJECTED {
      @Override
      void strike(JournalGate gate) {
        gate.reject();
      }
    },
    STORED_BUT_REPORTED_AS_FAILED {
      @Override
      void strike(JournalGate gate) {
        gate.commitAndFail();
      }
    };

    abstract void strike(JournalGate gate);
  }

  private final LiveSku sku = LiveSku.with(1);

  @AfterEach
  void stop() {
    sku.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoWasInFlightLearnsThatTheOutcomeIsUnknownAndMayAskAgain(Misfortune misfortune) {
    sku.gate().holdWrites();
    var inFlight = sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();

    misfortune.strike(sku.gate());

    assertThat(inFlight.next()).isEqualTo(new SkuReply.OutcomeUnknown());
    sku.gate().open();
    comeBack();
    var wasStored = misfortune == Misfortune.STORED_BUT_REPORTED_AS_FAILED;
    assertThat(sku.says(reserve("r1", 1)))
        .isEqualTo(wasStored ? "HELD main:1 (again)" : "HELD main:1");
    assertThat(sku.replayed().shelf(new LocationId("main")).held()).isOne();
    assertThat(sku.persistedInWords())
        .containsExactly(
            List.of("Defined"), List.of("Moved initial main +1"), List.of("Reserved r1 attempt 1"));
  }

  @Test
  void whoWasQueuedLearnsThatNothingWasDone() {
    sku.gate().holdWrites();
    var inFlight = sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();
    var queued = sku.send(List.of(reserve("r2", 1), reserve("r3", 1)));
    sku.look();

    sku.gate().fail();

    assertThat(inFlight.next()).isEqualTo(new SkuReply.OutcomeUnknown());
    assertThat(queued.stream().map(Inbox::next)).containsOnly(new SkuReply.Unavailable());
    assertThat(sku.meter().failures()).isOne();
    assertThat(sku.meter().queued()).isZero();
    sku.gate().open();
    comeBack();
    assertThat(sku.look().sum(Shelf::held)).isZero();
    assertThat(sku.find("r2")).isEmpty();
  }

  @Test
  void whileItIsDownEverybodyLearnsAtOnceThatItIsUnavailable() {
    fall();
    assertThat(sku.ask(reserve("r2", 1))).isEqualTo(new SkuReply.Unavailable());
    assertThat(sku.sendLook().next()).isEqualTo(new SkuReply.Unavailable());
    assertThat(sku.persisted()).hasSize(2);
  }

  @Test
  void itStaysDownForTheWholePause() {
    fall();
    sku.pass(LiveSku.RESTART_PAUSE.minus(LiveSku.TICK.multipliedBy(2)));
    assertThat(sku.ask(reserve("r2", 1))).isEqualTo(new SkuReply.Unavailable());
    sku.pass(Duration.ZERO);
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("HELD main:1");
  }

  @Test
  void whoAsksWhileItReplaysWaitsForTheTruth() {
    fall();
    sku.gate().hold(ReadEvents.class);
    sku.pass(LiveSku.RESTART_PAUSE);
    sku.gate().awaitArrival();
    var asking = sku.send(reserve("r2", 1));
    var looking = sku.sendLook();
    sku.gate().open();

    assertThat(asking.said()).isEqualTo("HELD main:1");
    assertThat(looking.seen().version()).isEqualTo(2);
  }

  @Test
  void aReplayThatFailsIsTriedAgainAfterAnotherPause() {
    fall();
    sku.gate().hold(ReadEvents.class);
    sku.pass(LiveSku.RESTART_PAUSE);
    sku.gate().awaitArrival();
    var asking = sku.send(reserve("r2", 1));
    var looking = sku.sendLook();
    sku.gate().fail();

    assertThat(asking.next()).isEqualTo(new SkuReply.Unavailable());
    assertThat(looking.next()).isEqualTo(new SkuReply.Unavailable());
    sku.gate().open();
    comeBack();
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("HELD main:1");
    assertThat(sku.meter().failures()).isEqualTo(2);
  }

  @Test
  void whatWasCommittedBeforeIsStillThereAfterwards() {
    sku.ask(reserve("winner", 1, 60));
    fall();
    comeBack();
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("InsufficientStock[requested=1, available=0]");
    assertThat(sku.says(reserve("winner", 1, 60))).isEqualTo("HELD main:1 (again)");
  }

  @Test
  void aJournalThatCannotBeTrueIsNotAnsweredFrom() {
    var impossible = new StockEvent.Released(new ReservationId("never-reserved"));
    sku.retire();
    sku.awaitStopped();
    sku.journal()
        .persistForRecovery(
            "sku|TEE-RED-M", List.of(new StockEvent.Committed(TheSku.START, List.of(impossible))));
    sku.start();
    assertThat(sku.ask(reserve("r1", 1))).isEqualTo(new SkuReply.Unavailable());
    assertThat(sku.sendLook().next()).isEqualTo(new SkuReply.Unavailable());
  }

  @Test
  void aSkuThatShallRetireDoesSoEvenWhenItsJournalFails() {
    sku.gate().holdWrites();
    var inFlight = sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();
    sku.retire();
    sku.gate().fail();
    assertThat(inFlight.next()).isEqualTo(new SkuReply.OutcomeUnknown());
    sku.awaitStopped();
  }

  /** A write fails, and the SKU goes down. */
  private void fall() {
    sku.gate().holdWrites();
    var lost = sku.send(receipt("lost", "main", 1));
    sku.gate().awaitArrival();
    sku.gate().fail();
    assertThat(lost.next()).isEqualTo(new SkuReply.OutcomeUnknown());
    sku.gate().open();
  }

  private void comeBack() {
    sku.pass(LiveSku.RESTART_PAUSE);
  }
}
