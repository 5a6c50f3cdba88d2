package holdfast.persistence.intake;

import holdfast.catalog.SkuId;
import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.DeliveryState;
import holdfast.intake.ReviewEntry;
import holdfast.order.OrderKey;
import holdfast.persistence.database.Batch;
import holdfast.persistence.database.Database;
import holdfast.persistence.intake.Write.Failed;
import holdfast.persistence.intake.Write.Keep;
import holdfast.persistence.intake.Write.Settle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes changes of deliveries, many in one transaction. Not thread-safe. */
final class DeliveryRows {
  /** A node that is heard of no more loses what it holds after this. */
  static final Duration HOLD = Duration.ofMinutes(2);

  private final Database database;
  private final String node;
  private final DeliveryIds ids = new DeliveryIds();

  DeliveryRows(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  private record NewRow(String id, Arrival arrival) {}

  /** Writes all of it or nothing, and tells who waits for it. */
  void write(List<Write> batch) {
    var keeps = only(Keep.class, batch);
    var settles = only(Settle.class, batch);
    var fails = only(Failed.class, batch);
    var kept =
        database.transaction(
            connection -> {
              var result = keep(connection, keeps.stream().map(Keep::arrival).toList());
              fail(connection, fails);
              settle(connection, settles);
              return result;
            });
    for (int i = 0; i < keeps.size(); i++) {
      keeps.get(i).done().complete(kept.get(i));
    }
    fails.forEach(write -> write.done().complete(null));
    settles.forEach(write -> write.done().complete(null));
  }

  private static <W extends Write> List<W> only(Class<W> kind, List<Write> batch) {
    return batch.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<Kept> keep(Connection connection, List<Arrival> arrivals) throws SQLException {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    var byKey = known(connection, arrivals.stream().map(Arrival::duplicateKey).toList());
    var kept = new ArrayList<Kept>();
    var rows = new ArrayList<NewRow>();
    var duplicates = new ArrayList<String>();
    for (var arrival : arrivals) {
      var first = byKey.get(arrival.duplicateKey());
      if (first != null) {
        duplicates.add(first);
        kept.add(new Kept(first, true, false));
      } else {
        var id = ids.next(arrival.receivedAt());
        byKey.put(arrival.duplicateKey(), id);
        rows.add(new NewRow(id, arrival));
        kept.add(new Kept(id, false, false));
      }
    }
    insert(connection, rows);
    var firsts = HeardRows.hear(connection, rows.stream().map(NewRow::arrival).toList());
    Batch.run(
        connection,
        "UPDATE delivery SET duplicates = duplicates + 1 WHERE id = ?",
        duplicates,
        (statement, id) -> statement.setString(1, id));
    for (int i = 0; i < kept.size(); i++) {
      if (firsts.contains(arrivals.get(i))) {
        kept.set(i, new Kept(kept.get(i).id(), false, true));
      }
    }
    return kept;
  }

  /** The ids of those that are there already, by their keys. */
  private static Map<String, String> known(Connection connection, List<String> keys)
      throws SQLException {
    // As many marks as a power of two: few statements to prepare, whatever the number of keys is.
    var marks = Integer.highestOneBit(Math.max(1, 2 * keys.size() - 1));
    var sql =
        "SELECT duplicate_key, id FROM delivery WHERE duplicate_key IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(marks, "?")));
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < marks; i++) {
        statement.setString(i + 1, keys.get(Math.min(i, keys.size() - 1)));
      }
      var known = new HashMap<String, String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          known.put(rows.getString(1), rows.getString(2));
        }
      }
      return known;
    }
  }

  private void insert(Connection connection, List<NewRow> rows) throws SQLException {
    Batch.run(
        connection,
        "INSERT INTO delivery (id, store, platform, topic, webhook_id, event_id, resource,"
            + " api_version, triggered_at, received_at, size, sha256, duplicate_key, state, holder,"
            + " held_until, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
        this::bind);
    Batch.run(
        connection,
        "INSERT INTO delivery_body (id, form, body) VALUES (?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setString(1, row.id());
          statement.setString(2, row.arrival().body().form().name());
          statement.setString(3, row.arrival().body().text());
        });
  }

  private void bind(PreparedStatement statement, NewRow row) throws SQLException {
    var arrival = row.arrival();
    statement.setString(1, row.id());
    statement.setString(2, arrival.store().value());
    statement.setString(3, arrival.platform().name());
    statement.setString(4, arrival.topic());
    statement.setString(5, arrival.webhookId().orElse(null));
    statement.setString(6, arrival.eventId().orElse(null));
    statement.setString(7, arrival.resource().orElse(null));
    statement.setString(8, arrival.apiVersion().orElse(null));
    statement.setObject(9, arrival.triggeredAt().map(Instant::toEpochMilli).orElse(null));
    statement.setLong(10, arrival.receivedAt().toEpochMilli());
    statement.setInt(11, arrival.size());
    statement.setString(12, arrival.sha256());
    statement.setString(13, arrival.duplicateKey());
    statement.setString(14, arrival.state().name());
    statement.setString(15, node);
    statement.setLong(16, arrival.receivedAt().plus(HOLD).toEpochMilli());
    statement.setString(17, arrival.source().name());
  }

  private static void fail(Connection connection, List<Failed> fails) throws SQLException {
    Batch.run(
        connection,
        "UPDATE delivery SET attempts = ?, outcome = ? WHERE id = ? AND state = 'RECEIVED'",
        fails,
        (statement, failed) -> {
          statement.setInt(1, failed.attempts());
          statement.setString(2, failed.why());
          statement.setString(3, failed.id());
        });
  }

  private static void settle(Connection connection, List<Settle> settles) throws SQLException {
    Batch.run(
        connection,
        "UPDATE delivery SET state = ?, outcome = ?, order_number = ?, attempts = ?, took = ?,"
            + " processed_at = ? WHERE id = ? AND state = 'RECEIVED'",
        settles,
        (statement, settle) -> {
          var outcome = settle.outcome();
          statement.setString(1, outcome.state().name());
          statement.setString(2, outcome.text());
          statement.setString(3, outcome.order().map(OrderKey::number).orElse(null));
          statement.setInt(4, outcome.attempts());
          statement.setLong(5, outcome.took().toMillis());
          statement.setLong(6, outcome.at().toEpochMilli());
          statement.setString(7, settle.id());
        });
    skus(connection, settles);
    reviews(connection, settles);
  }

  private record SkuOf(String delivery, SkuId sku) {}

  private static void skus(Connection connection, List<Settle> settles) throws SQLException {
    var withSkus = settles.stream().filter(settle -> !settle.outcome().skus().isEmpty()).toList();
    Batch.run(
        connection,
        "DELETE FROM delivery_sku WHERE delivery = ?",
        withSkus,
        (statement, settle) -> statement.setString(1, settle.id()));
    Batch.run(
        connection,
        "INSERT INTO delivery_sku (sku, delivery) VALUES (?, ?)",
        withSkus.stream()
            .flatMap(
                settle -> settle.outcome().skus().stream().map(sku -> new SkuOf(settle.id(), sku)))
            .toList(),
        (statement, row) -> {
          statement.setString(1, row.sku().value());
          statement.setString(2, row.delivery());
        });
  }

  /** A delivery that a person had looked at is solved when it has gone well after all. */
  private static void reviews(Connection connection, List<Settle> settles) throws SQLException {
    Batch.run(
        connection,
        "UPDATE review SET state = ?, settled_at = ? WHERE id = ? AND state = ?",
        settles.stream().filter(settle -> settle.outcome().review().isEmpty()).toList(),
        (statement, settle) -> {
          statement.setString(1, ReviewEntry.State.SOLVED.name());
          statement.setLong(2, settle.outcome().at().toEpochMilli());
          statement.setString(3, settle.id());
          statement.setString(4, ReviewEntry.State.OPEN.name());
        });
    for (var settle : settles) {
      if (settle.outcome().state() == DeliveryState.REVIEW) {
        review(connection, settle);
      }
    }
  }

  private static void review(Connection connection, Settle settle) throws SQLException {
    var outcome = settle.outcome();
    var reason = outcome.review().orElseThrow().name();
    var order = outcome.order().map(OrderKey::number);
    try (var update =
        connection.prepareStatement(
            "UPDATE review SET reason = ?, detail = ?, order_number = ?, attempts = attempts + ?,"
                + " state = 'OPEN', settled_at = NULL, operator = NULL, note = NULL"
                + " WHERE id = ?")) {
      update.setString(1, reason);
      update.setString(2, outcome.text());
      update.setString(3, order.orElse(null));
      update.setInt(4, Math.max(1, outcome.attempts()));
      update.setString(5, settle.id());
      if (update.executeUpdate() == 0) {
        addReview(connection, settle, reason, order);
      }
    }
  }

  private static void addReview(
      Connection connection, Settle settle, String reason, Optional<String> order)
      throws SQLException {
    var outcome = settle.outcome();
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO review (id, store, reason, detail, order_number, state, since, attempts)"
                + " SELECT id, store, ?, ?, ?, ?, ?, ? FROM delivery WHERE id = ?")) {
      insert.setString(1, reason);
      insert.setString(2, outcome.text());
      insert.setString(3, order.orElse(null));
      insert.setString(4, ReviewEntry.State.OPEN.name());
      insert.setLong(5, outcome.at().toEpochMilli());
      insert.setInt(6, Math.max(1, outcome.attempts()));
      insert.setString(7, settle.id());
      insert.executeUpdate();
    }
  }
}
