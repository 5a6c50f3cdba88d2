package holdfast.persistence.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.sweep.StoreSweeps;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepState;
import holdfast.sweep.WebhookTopic;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where sweeps stand is kept, whatever the database is. */
abstract class SweepContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");
  private static final SweepState SWEPT =
      new SweepState(
          Optional.empty(),
          Optional.of(NOW),
          Optional.of(NOW.plusSeconds(1)),
          Optional.of(SweepState.Outcome.CLOSED),
          "Größe 🎈".repeat(300),
          Optional.of("2026-11-21T09:55:00Z"),
          7,
          3,
          2,
          4,
          Optional.of(NOW.minusSeconds(9)));

  private Database database;
  private SweepTables sweeps;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    database = DatabaseLocation.of(database().settings()).openCore();
    Migrations.CORE.run(database);
    sweeps = new SweepTables(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Subscription found(String topic, State state) {
    return new Subscription(topic, state);
  }

  @Test
  void ofAStoreThatWasNeverSweptNothingIsKnown() {
    assertThat(sweeps.all(NOW)).isEmpty();
    assertThat(sweeps.of(NORTH, NOW)).isEqualTo(StoreSweeps.NONE);
  }

  @Test
  void whatIsWrittenDownIsReadByKindAndByStore() {
    sweeps.save(NORTH, SweepKind.ORDERS, SWEPT);
    sweeps.save(NORTH, SweepKind.LEVELS, SweepState.NONE);
    sweeps.save(SOUTH, SweepKind.ORDERS, SweepState.NONE);
    var north = sweeps.of(NORTH, NOW);
    assertThat(north.of(SweepKind.ORDERS)).isEqualTo(SWEPT);
    assertThat(north.of(SweepKind.LEVELS)).isEqualTo(SweepState.NONE);
    assertThat(north.of(SweepKind.WEBHOOKS)).isEqualTo(SweepState.NONE);
    assertThat(sweeps.all(NOW)).containsOnlyKeys(NORTH, SOUTH).containsEntry(NORTH, north);
    sweeps.save(NORTH, SweepKind.ORDERS, SweepState.NONE);
    assertThat(sweeps.of(NORTH, NOW).of(SweepKind.ORDERS)).isEqualTo(SweepState.NONE);
  }

  @Test
  void whoAsksAndWhoWritesDownDoNotDisturbEachOther() {
    sweeps.ask(NORTH, SweepKind.ORDERS, NOW);
    assertThat(sweeps.of(NORTH, NOW).of(SweepKind.ORDERS).askedAt()).contains(NOW);
    sweeps.save(NORTH, SweepKind.ORDERS, SWEPT);
    sweeps.ask(NORTH, SweepKind.ORDERS, NOW.plusSeconds(5));
    var state = sweeps.of(NORTH, NOW).of(SweepKind.ORDERS);
    assertThat(state.askedAt()).contains(NOW.plusSeconds(5));
    assertThat(state).usingRecursiveComparison().ignoringFields("askedAt").isEqualTo(SWEPT);
  }

  @Test
  void topicsRememberSinceWhenTheyAreAsTheyAreAndWhenTheyWereMended() {
    sweeps.save(
        NORTH, List.of(found("orders/create", State.MENDED), found("old", State.SOUND)), NOW);
    sweeps.save(SOUTH, List.of(found("orders/create", State.SOUND)), NOW);
    var later = NOW.plusSeconds(60);
    sweeps.save(
        NORTH,
        List.of(
            found("orders/create", State.SOUND),
            found("refunds/create", State.BROKEN),
            found("refunds/create", State.SOUND)),
        later);
    sweeps.save(
        NORTH,
        List.of(found("orders/create", State.SOUND), found("refunds/create", State.BROKEN)),
        later.plusSeconds(60));
    assertThat(sweeps.of(NORTH, NOW).topics())
        .containsExactly(
            new WebhookTopic("orders/create", State.SOUND, later, Optional.of(NOW)),
            new WebhookTopic("refunds/create", State.BROKEN, later, Optional.empty()));
    assertThat(sweeps.of(SOUTH, NOW).topics()).hasSize(1);
  }
}
