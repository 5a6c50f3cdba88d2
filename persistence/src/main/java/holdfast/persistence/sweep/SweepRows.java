package holdfast.persistence.sweep;

import holdfast.catalog.ChannelId;
import holdfast.sweep.Heard;
import holdfast.sweep.StoreSweeps;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepState;
import holdfast.sweep.SweepStore;
import holdfast.sweep.WebhookTopic;
import holdfast.sweep.WebhooksAnswer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is known of sweeps.
 *
 * @param only of which store; all, if it is not said
 */
record SweepRows(Connection connection, Optional<ChannelId> only) {
  Map<ChannelId, StoreSweeps> read(Instant now) throws SQLException {
    var states = states();
    var topics = topics();
    var heard = heard(Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds()));
    var stores = new HashSet<>(states.keySet());
    stores.addAll(topics.keySet());
    stores.addAll(heard.keySet());
    var all = new HashMap<ChannelId, StoreSweeps>();
    for (var store : stores) {
      all.put(
          store,
          new StoreSweeps(
              states.getOrDefault(store, Map.of()),
              topics.getOrDefault(store, List.of()),
              heard.getOrDefault(store, Heard.NOTHING)));
    }
    return all;
  }

  private Map<ChannelId, Map<SweepKind, SweepState>> states() throws SQLException {
    var states = new HashMap<ChannelId, Map<SweepKind, SweepState>>();
    each(
        "SELECT store, kind, asked_at, started_at, ended_at, outcome, detail, position, seen,"
            + " found, missed, failures, complete_at FROM sweep WHERE %s",
        row ->
            states
                .computeIfAbsent(
                    new ChannelId(row.getString(1)), _ -> new EnumMap<>(SweepKind.class))
                .put(SweepKind.valueOf(row.getString(2)), state(row)));
    return states;
  }

  private static SweepState state(ResultSet row) throws SQLException {
    return new SweepState(
        moment(row, 3),
        moment(row, 4),
        moment(row, 5),
        Optional.ofNullable(row.getString(6)).map(SweepState.Outcome::valueOf),
        row.getString(7),
        Optional.ofNullable(row.getString(8)),
        row.getInt(9),
        row.getInt(10),
        row.getInt(11),
        row.getInt(12),
        moment(row, 13));
  }

  private Map<ChannelId, List<WebhookTopic>> topics() throws SQLException {
    var topics = new HashMap<ChannelId, List<WebhookTopic>>();
    each(
        "SELECT store, topic, state, since, mended_at FROM webhook_topic WHERE %s ORDER BY topic",
        row ->
            topics
                .computeIfAbsent(new ChannelId(row.getString(1)), _ -> new ArrayList<>())
                .add(
                    new WebhookTopic(
                        row.getString(2),
                        WebhooksAnswer.State.valueOf(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        moment(row, 5))));
    return topics;
  }

  /** How the topics of one store stand. */
  static List<WebhookTopic> topics(Connection connection, ChannelId store) throws SQLException {
    return new SweepRows(connection, Optional.of(store)).topics().getOrDefault(store, List.of());
  }

  private Map<ChannelId, Heard> heard(long today) throws SQLException {
    var heard = new HashMap<ChannelId, Heard>();
    each(
        "SELECT store, SUM(by_webhook), SUM(by_sweep), MAX(last_webhook_at) FROM heard_day"
            + " WHERE %s AND epoch_day > "
            + (today - SweepStore.HEARD_DAYS)
            + " GROUP BY store",
        row ->
            heard.put(
                new ChannelId(row.getString(1)),
                new Heard(row.getLong(2), row.getLong(3), moment(row, 4))));
    return heard;
  }

  private void each(String sql, OfRow action) throws SQLException {
    try (var statement =
        connection.prepareStatement(sql.formatted(only.isPresent() ? "store = ?" : "1 = 1"))) {
      if (only.isPresent()) {
        statement.setString(1, only.get().value());
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          action.take(rows);
        }
      }
    }
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    var millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  @FunctionalInterface
  private interface OfRow {
    void take(ResultSet row) throws SQLException;
  }
}
