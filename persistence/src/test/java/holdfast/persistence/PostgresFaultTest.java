package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageException;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.Reservation;
import holdfast.stock.Shelf;
import holdfast.stock.SkuReply;
import holdfast.stock.StockViews.SkuFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL that can't be reached, at start and in mid-run: nobody is granted what is not
 * committed, nothing that was granted is lost, and the node goes on by itself.
 */
class PostgresFaultTest {
  private static final SkuId SKU = new SkuId("sku");
  private static final int UNITS = 8;

  private final PostgresDatabase database = PostgresDatabase.create();
  private final TcpProxy network = TcpProxy.to(PostgresDatabase.port());

  @AfterEach
  void endTheNetwork() throws IOException {
    network.close();
  }

  enum Outage {
    CUT,
    SILENCE
  }

  @ParameterizedTest
  @EnumSource
  void aNodeGoesOnWhenTheDatabaseIsBack(Outage outage) {
    try (var node = RunningNode.start(with("socketTimeout=2"))) {
      node.define(SKU, UNITS);
      node.reserve(SKU, "before", 1, 900);
      switch (outage) {
        case CUT -> network.cut();
        case SILENCE -> network.fallSilent();
      }
      var asked = List.of("during-1", "during-2", "during-3", "during-4");
      var replies =
          asked.stream()
              .map(id -> node.asked(SKU, RunningNode.reserving(id, 1, 900)).toCompletableFuture())
              .toList();
      assertThat(replies)
          .extracting(CompletableFuture::join)
          .hasOnlyElementsOfTypes(SkuReply.OutcomeUnknown.class, SkuReply.Unavailable.class);
      assertThat(node.storage().isReachable()).isFalse();

      network.mend();
      awaitAnswer(node, "after");
      await().atMost(RunningNode.PATIENCE).until(node.storage()::isReachable);
      asked.forEach(
          id -> assertThat(node.reserve(SKU, id, 1, 900)).isInstanceOf(Answer.ReservationIs.class));
      assertThat(node.look(SKU).sum(Shelf::held)).isEqualTo(6);
      assertThat(node.reserve(SKU, "too-much", 3, 900)).isInstanceOf(Answer.Refused.class);
      assertThat(
              node.storage()
                  .catalog()
                  .put(RunningNode.MAIN, "Renamed", 1, Service.EVERYWHERE)
                  .version())
          .isEqualTo(2);
      await().atMost(RunningNode.PATIENCE).untilAsserted(() -> assertShown(node, 6));
    }
    try (var node = RunningNode.start(database.settings())) {
      assertThat(node.look(SKU).sum(Shelf::held)).isEqualTo(6);
      assertThat(node.find(SKU, "before")).map(Reservation::attempt).contains(1);
    }
  }

  /** The worst moment: the grant is committed, and the network is cut before that is known. */
  @Test
  void aGrantWhoseCommitNobodyHeardOfIsFoundByAskingAgain() throws Exception {
    // Else the driver gives COMMIT a number, and the network can't tell it from other requests.
    try (var node = RunningNode.start(with("prepareThreshold=0"))) {
      node.define(SKU, UNITS);
      var rows = journalRows();
      network.swallowAnswerToCommit();
      var reply = node.asked(SKU, RunningNode.reserving("r1", 1, 900)).toCompletableFuture();
      await().atMost(RunningNode.PATIENCE).until(() -> journalRows() == rows + 1);
      network.mend();
      assertThat(reply.join()).isInstanceOf(SkuReply.OutcomeUnknown.class);

      awaitAnswer(node, "r1");
      assertThat(node.reserve(SKU, "r1", 1, 900))
          .isInstanceOfSatisfying(
              Answer.ReservationIs.class, again -> assertThat(again.repeated()).isTrue());
      assertThat(node.look(SKU).sum(Shelf::held)).isEqualTo(1);
      assertThat(journalRows()).isEqualTo(rows + 1);
      await().atMost(RunningNode.PATIENCE).untilAsserted(() -> assertShown(node, 1));
    }
  }

  private long journalRows() throws Exception {
    return database.number("SELECT COUNT(*) FROM \"event_journal\"");
  }

  private static void awaitAnswer(RunningNode node, String id) {
    await()
        .atMost(RunningNode.PATIENCE)
        .until(() -> node.ask(SKU, RunningNode.reserving(id, 1, 900)) instanceof SkuReply.Answered);
  }

  private static void assertShown(RunningNode node, int held) {
    node.awaitViews();
    var all = new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(node.storage().views().skus(all, Optional.empty(), 10))
        .singleElement()
        .satisfies(row -> assertThat(row.held()).isEqualTo(held));
  }

  private StorageSettings with(String option) {
    var settings = database.settings(network.hostAndPort());
    return new StorageSettings(
        settings.dataDirectory(),
        settings.jdbcUrl() + "?" + option,
        settings.user(),
        settings.password(),
        settings.startTimeout(),
        settings.secrets());
  }

  private RunningNode start() {
    return RunningNode.start(database.settings(network.hostAndPort()));
  }

  @Test
  void aStartWaitsForTheDatabaseAndGivesUpWithItsAddress() {
    network.cut();
    assertThatThrownBy(this::start)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(
            "PostgreSQL at jdbc:postgresql://"
                + network.hostAndPort()
                + "/"
                + database.name()
                + " can't be used: ");
  }

  @Test
  void aStartGoesOnWhenTheDatabaseComes() {
    network.cut();
    var opened =
        CompletableFuture.supplyAsync(() -> Storage.open(database.settings(network.hostAndPort())));
    await().atMost(RunningNode.PATIENCE).until(() -> network.refused() > 0);
    network.mend();
    try (var storage = opened.join()) {
      assertThat(storage.isReachable()).isTrue();
    }
  }

  @Test
  @Timeout(60) // Else a start that waits after all would wait for a day.
  void whatWaitingDoesNotMendIsRefusedAtOnce() throws Exception {
    PostgresDatabase.createUser("somebody", "right");
    await()
        .atMost(RunningNode.PATIENCE)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> open(database.name(), "somebody", "wrong"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("password authentication failed"));
    open(database.name(), "somebody", "right").close();
    assertThatThrownBy(() -> open(database.name(), "nobody", ""))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("role \"nobody\" does not exist");
    assertThatThrownBy(() -> open("gone", PostgresDatabase.USER, ""))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("database \"gone\" does not exist");
  }

  /** Opens with more patience than a test has. */
  private static Storage open(String database, String user, String password) {
    var url = new PostgresDatabase(database).settings().jdbcUrl();
    return Storage.open(
        new StorageSettings(
            Path.of("unused"), url, user, password, Duration.ofDays(1), SecretsSettings.NONE));
  }

  @Test
  void aFailureIsToldByItsCauseAlsoWhenTheConnectionIsGone() {
    var location = DatabaseLocation.of(database.settings());
    try (var core = location.openCore()) {
      assertThatThrownBy(
              () ->
                  core.transaction(
                      connection -> {
                        try (var statement = connection.createStatement()) {
                          return statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                        }
                      }))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("terminating connection due to administrator command");
    }
  }
}
