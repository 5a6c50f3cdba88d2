package holdfast.persistence.sweep;

import holdfast.catalog.ChannelId;
import holdfast.persistence.database.Database;
import holdfast.sweep.StoreSweeps;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepState;
import holdfast.sweep.SweepStore;
import holdfast.sweep.WebhookTopic;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Where sweeps stand, in tables of the database that has the journal. */
public final class SweepTables implements SweepStore {
  private final Database database;

  /** Tables of a database whose schema is up to date. */
  public SweepTables(Database database) {
    this.database = database;
  }

  @Override
  public Map<ChannelId, StoreSweeps> all(Instant now) {
    return database.transaction(
        connection -> new SweepRows(connection, Optional.empty()).read(now));
  }

  @Override
  public StoreSweeps of(ChannelId store, Instant now) {
    return database.transaction(
        connection ->
            new SweepRows(connection, Optional.of(store))
                .read(now)
                .getOrDefault(store, StoreSweeps.NONE));
  }

  @Override
  public void ask(ChannelId store, SweepKind kind, Instant now) {
    var sql = database.dialect().upsert("sweep", List.of("store", "kind"), "asked_at");
    database.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, store.value());
            statement.setString(2, kind.name());
            statement.setLong(3, now.toEpochMilli());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void save(ChannelId store, SweepKind kind, SweepState state) {
    var sql =
        database
            .dialect()
            .upsert(
                "sweep",
                List.of("store", "kind"),
                "started_at",
                "ended_at",
                "outcome",
                "detail",
                "position",
                "seen",
                "found",
                "missed",
                "failures",
                "complete_at");
    database.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, store.value());
            statement.setString(2, kind.name());
            bind(statement, 3, state.startedAt());
            bind(statement, 4, state.endedAt());
            statement.setString(5, state.outcome().map(Enum::name).orElse(null));
            statement.setString(6, state.detail());
            statement.setString(7, state.cursor().orElse(null));
            statement.setInt(8, state.read());
            statement.setInt(9, state.found());
            statement.setInt(10, state.missed());
            statement.setInt(11, state.failures());
            bind(statement, 12, state.completeAt());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void save(ChannelId store, List<Subscription> found, Instant now) {
    database.transaction(
        connection -> {
          var before =
              SweepRows.topics(connection, store).stream()
                  .collect(Collectors.toMap(WebhookTopic::topic, Function.identity()));
          try (var delete =
              connection.prepareStatement("DELETE FROM webhook_topic WHERE store = ?")) {
            delete.setString(1, store.value());
            delete.executeUpdate();
          }
          for (var one : found.stream().collect(byTopic()).values()) {
            var known = Optional.ofNullable(before.get(one.topic()));
            insert(connection, store, WebhookTopic.of(known, one, now));
          }
          return found.size();
        });
  }

  private static Collector<Subscription, ?, Map<String, Subscription>> byTopic() {
    return Collectors.toMap(Subscription::topic, Function.identity(), SweepTables::worse);
  }

  /** A shop may name a topic twice. */
  private static Subscription worse(Subscription one, Subscription other) {
    return one.state().compareTo(other.state()) >= 0 ? one : other;
  }

  private static void insert(Connection connection, ChannelId store, WebhookTopic topic)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO webhook_topic (store, topic, state, since, mended_at)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      statement.setString(1, store.value());
      statement.setString(2, topic.topic());
      statement.setString(3, topic.state().name());
      statement.setLong(4, topic.since().toEpochMilli());
      bind(statement, 5, topic.mendedAt());
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int column, Optional<Instant> moment)
      throws SQLException {
    if (moment.isPresent()) {
      statement.setLong(column, moment.get().toEpochMilli());
    } else {
      statement.setNull(column, Types.BIGINT);
    }
  }
}
