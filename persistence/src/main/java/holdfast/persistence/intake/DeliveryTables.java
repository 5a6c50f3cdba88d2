package holdfast.persistence.intake;

import holdfast.catalog.ChannelId;
import holdfast.intake.Arrival;
import holdfast.intake.Delivered;
import holdfast.intake.DeliveryInbox;
import holdfast.intake.DeliveryLog;
import holdfast.intake.Outcome;
import holdfast.intake.ReviewQueue;
import holdfast.intake.Ticket;
import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/** Deliveries in tables of the database that has the journal, and as durable as that. */
public final class DeliveryTables implements DeliveryInbox, DeliveryLog, AutoCloseable {
  private final Database database;
  private final InboxSettings settings;
  private final DeliveryWriter writer;
  private final DeliveryQueries queries;
  private final ReviewTable reviews;
  private final Housekeeping housekeeping;

  private DeliveryTables(Database database, InboxSettings settings) {
    this.database = database;
    this.settings = settings;
    this.writer = new DeliveryWriter(new DeliveryRows(database, settings.node()), settings);
    this.queries = new DeliveryQueries(database);
    this.reviews = new ReviewTable(database, queries, settings.node());
    this.housekeeping = new Housekeeping(database, settings.retention());
  }

  /** Begins to write, and to tidy up for as long as {@code scheduler} lives. */
  public static DeliveryTables open(
      Database database, InboxSettings settings, ScheduledExecutorService scheduler) {
    var tables = new DeliveryTables(database, settings);
    tables.writer.start();
    tables.housekeeping.follow(scheduler);
    return tables;
  }

  /** What a person must look at. */
  public ReviewQueue reviews() {
    return reviews;
  }

  /** Removes what is old, and counts what waits. */
  Housekeeping housekeeping() {
    return housekeeping;
  }

  @Override
  public CompletionStage<Kept> keep(Arrival arrival) {
    return writer.keep(arrival);
  }

  @Override
  public CompletionStage<Void> settle(String id, Outcome outcome) {
    return writer.settle(id, outcome);
  }

  @Override
  public CompletionStage<Void> failed(String id, int attempts, String why) {
    return writer.failed(id, attempts, Outcome.fitting(why));
  }

  @Override
  public Optional<Waiting> waiting(String id) {
    return queries.waiting(id);
  }

  @Override
  public boolean isWaiting(ChannelId store, Instant until) {
    return queries.isWaiting(store, until);
  }

  @Override
  public List<Delivered> deliveries(Filter filter, Optional<String> before, int limit) {
    return queries.deliveries(filter, before, limit);
  }

  @Override
  public Optional<WithBody> delivery(String id) {
    return queries.delivery(id);
  }

  @Override
  public Figures figures() {
    return housekeeping.figures();
  }

  /** Waiting deliveries, as far as this node may take them. */
  private record Row(Ticket ticket, boolean isForeign) {}

  @Override
  public List<Ticket> take(String after, int most, Instant now) {
    return database.transaction(
        connection -> {
          var taken = new ArrayList<Ticket>();
          for (var row : takeable(connection, after, most, now)) {
            if (!row.isForeign() || takeOver(connection, row.ticket(), now)) {
              taken.add(row.ticket());
            }
          }
          return taken;
        });
  }

  private List<Row> takeable(Connection connection, String after, int most, Instant now)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT id, store, resource, attempts, holder FROM delivery WHERE state = 'RECEIVED'"
                + " AND id > ? AND (holder = ? OR held_until < ?) ORDER BY id LIMIT ?")) {
      statement.setString(1, after);
      statement.setString(2, settings.node());
      statement.setLong(3, now.toEpochMilli());
      statement.setInt(4, most);
      var found = new ArrayList<Row>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var ticket =
              Ticket.of(
                  rows.getString(1),
                  new ChannelId(rows.getString(2)),
                  Optional.ofNullable(rows.getString(3)),
                  rows.getInt(4));
          found.add(new Row(ticket, !settings.node().equals(rows.getString(5))));
        }
      }
      return found;
    }
  }

  /** Two nodes may want the same one; the database lets one of them have it. */
  private boolean takeOver(Connection connection, Ticket ticket, Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE delivery SET holder = ?, held_until = ?"
                + " WHERE id = ? AND state = 'RECEIVED' AND held_until < ?")) {
      statement.setString(1, settings.node());
      statement.setLong(2, now.plus(DeliveryRows.HOLD).toEpochMilli());
      statement.setString(3, ticket.id());
      statement.setLong(4, now.toEpochMilli());
      return statement.executeUpdate() == 1;
    }
  }

  /** Writes what waits. */
  @Override
  public void close() {
    writer.close();
  }
}
