package holdfast.persistence.view;

import holdfast.order.OrderFeed;
import holdfast.order.OrderKey;
import holdfast.order.OrderReport;
import holdfast.order.OrderViews;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.StockFormat;
import holdfast.persistence.view.Gathered.Numbered;
import holdfast.stock.DueIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where orders and carts stand. What they report is gathered, the newest of each, and written in
 * one go. Of what was not told it is only noted that it is due: coming to life, it reports.
 */
final class OrderTable implements OrderFeed, OrderViews, DueIndex<OrderKey> {
  private final Database views;
  private final JournalRows journal;
  private final Gathered<OrderKey, OrderReport> gathered = new Gathered<>();

  OrderTable(Database views, JournalRows journal) {
    this.views = views;
    this.journal = journal;
  }

  @Override
  public void reached(OrderKey key, long sequence, OrderReport report, Instant now) {
    gathered.put(key, sequence, report);
  }

  /** Writes what has gathered; when that fails, it is kept for the next time. */
  void show() {
    gathered.write(reports -> views.transaction(connection -> write(connection, reports)));
  }

  private int write(Connection connection, Map<OrderKey, Numbered<OrderReport>> reports)
      throws SQLException {
    var sql =
        views
            .dialect()
            .upsert(
                "order_view",
                List.of("id"),
                "store",
                "number",
                "kind",
                "sequence",
                "version",
                "state",
                "changed_at",
                "due_at",
                "document");
    try (var statement = connection.prepareStatement(sql)) {
      for (var entry : reports.entrySet()) {
        bind(statement, entry.getKey(), entry.getValue());
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static void bind(
      PreparedStatement statement, OrderKey key, Numbered<OrderReport> numbered)
      throws SQLException {
    var report = numbered.place();
    statement.setString(1, key.text());
    statement.setString(2, key.store().value());
    statement.setString(3, key.number());
    statement.setString(4, key.kind().name());
    statement.setLong(5, numbered.sequence());
    statement.setLong(6, report.version());
    statement.setString(7, report.state().name());
    bind(statement, 8, report.changedAt());
    bind(statement, 9, report.dueAt());
    statement.setString(10, StockFormat.document(report));
  }

  private static void bind(PreparedStatement statement, int column, Optional<Instant> moment)
      throws SQLException {
    if (moment.isPresent()) {
      statement.setLong(column, moment.get().toEpochMilli());
    } else {
      statement.setNull(column, Types.BIGINT);
    }
  }

  /** Has those be woken of which the journal has rows after a place, and nobody has told. */
  void catchUp(long place) {
    show();
    journal
        .ordersChangedAfter(place)
        .forEach(
            (key, sequence) -> {
              var shown = shown(key);
              if (shown.isEmpty()) {
                reached(key, 0, unseen(key), Instant.EPOCH);
              } else if (shown.get() < sequence) {
                due(key);
              }
            });
    show();
  }

  private static OrderReport unseen(OrderKey key) {
    return new OrderReport(
        key,
        OrderReport.State.OPEN,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(Instant.EPOCH),
        0);
  }

  private Optional<Long> shown(OrderKey key) {
    return views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement("SELECT sequence FROM order_view WHERE id = ?")) {
            statement.setString(1, key.text());
            try (var rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(rows.getLong(1)) : Optional.<Long>empty();
            }
          }
        });
  }

  private void due(OrderKey key) {
    views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement("UPDATE order_view SET due_at = 0 WHERE id = ?")) {
            statement.setString(1, key.text());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<OrderKey> due(Instant now, int most) {
    return views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT id FROM order_view WHERE due_at <= ? ORDER BY due_at LIMIT ?")) {
            statement.setLong(1, now.toEpochMilli());
            statement.setInt(2, most);
            var due = new ArrayList<OrderKey>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                due.add(OrderKey.parse(rows.getString(1)));
              }
            }
            return due;
          }
        });
  }

  @Override
  public List<OrderReport> orders(Filter filter, Optional<OrderKey> after, int limit) {
    var where = new ArrayList<String>(List.of("kind = ?"));
    var values = new ArrayList<String>(List.of(OrderKey.Kind.ORDER.name()));
    filter
        .store()
        .ifPresent(
            store -> {
              where.add("store = ?");
              values.add(store.value());
            });
    if (!filter.states().isEmpty()) {
      where.add("state IN (%s)".formatted("?, ".repeat(filter.states().size() - 1) + "?"));
      filter.states().forEach(state -> values.add(state.name()));
    }
    after.ifPresent(
        last -> {
          where.add("id > ?");
          values.add(last.text());
        });
    var sql =
        "SELECT document FROM order_view WHERE %s ORDER BY id LIMIT %d"
            .formatted(String.join(" AND ", where), limit);
    return views.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setString(i + 1, values.get(i));
            }
            var found = new ArrayList<OrderReport>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(StockFormat.readOrder(rows.getString(1)));
              }
            }
            return found;
          }
        });
  }
}
