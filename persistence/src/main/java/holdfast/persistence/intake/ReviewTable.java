package holdfast.persistence.intake;

import holdfast.catalog.ChannelId;
import holdfast.intake.DeliveryState;
import holdfast.intake.ReviewEntry;
import holdfast.intake.ReviewQueue;
import holdfast.intake.ReviewReason;
import holdfast.intake.Ticket;
import holdfast.persistence.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person must look at, in a table. */
final class ReviewTable implements ReviewQueue {
  private static final String ALL =
      "SELECT id, store, reason, detail, order_number, state, since, attempts, operator, note,"
          + " settled_at FROM review";

  private final Database database;
  private final DeliveryQueries deliveries;
  private final String node;

  ReviewTable(Database database, DeliveryQueries deliveries, String node) {
    this.database = database;
    this.deliveries = deliveries;
    this.node = node;
  }

  @Override
  public List<ReviewEntry> entries(Filter filter, Optional<String> after, int limit) {
    var query = new Query(ALL).where("state = ?", filter.state().name());
    filter.store().ifPresent(store -> query.where("store = ?", store.value()));
    filter.reason().ifPresent(reason -> query.where("reason = ?", reason.name()));
    after.ifPresent(id -> query.where("id > ?", id));
    return query.rows(database, "id", limit, ReviewTable::entry);
  }

  @Override
  public Optional<ReviewEntry> entry(String id) {
    return new Query(ALL)
        .where("id = ?", id).rows(database, "id", 1, ReviewTable::entry).stream().findFirst();
  }

  private static ReviewEntry entry(ResultSet row) throws SQLException {
    var operator = DeliveryQueries.text(row, "operator");
    var note = DeliveryQueries.text(row, "note");
    return new ReviewEntry(
        row.getString("id"),
        new ChannelId(row.getString("store")),
        ReviewReason.valueOf(row.getString("reason")),
        row.getString("detail"),
        DeliveryQueries.text(row, "order_number"),
        ReviewEntry.State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getInt("attempts"),
        DeliveryQueries.number(row, "settled_at")
            .map(at -> new ReviewEntry.Settlement(Instant.ofEpochMilli(at), operator, note)));
  }

  @Override
  public Optional<Ticket> retry(String id, Instant now) {
    var isTaken =
        database.transaction(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "UPDATE delivery SET state = ?, attempts = 0, holder = ?, held_until = ?"
                          + " WHERE id = ? AND state IN ('REVIEW', 'DISMISSED')")) {
                statement.setString(1, DeliveryState.RECEIVED.name());
                statement.setString(2, node);
                statement.setLong(3, now.plus(DeliveryRows.HOLD).toEpochMilli());
                statement.setString(4, id);
                if (statement.executeUpdate() == 0) {
                  return false;
                }
              }
              try (var statement =
                  connection.prepareStatement(
                      "UPDATE review SET state = ?, settled_at = NULL, operator = NULL, note = NULL"
                          + " WHERE id = ?")) {
                statement.setString(1, ReviewEntry.State.OPEN.name());
                statement.setString(2, id);
                return statement.executeUpdate() > 0;
              }
            });
    return isTaken
        ? deliveries.waiting(id).map(waiting -> waiting.delivered().ticket())
        : Optional.empty();
  }

  @Override
  public Optional<ReviewEntry> ignore(String id, String operator, String note, Instant at) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE review SET state = ?, operator = ?, note = ?, settled_at = ?"
                      + " WHERE id = ? AND state = 'OPEN'")) {
            statement.setString(1, ReviewEntry.State.IGNORED.name());
            statement.setString(2, operator);
            statement.setString(3, note);
            statement.setLong(4, at.toEpochMilli());
            statement.setString(5, id);
            if (statement.executeUpdate() == 0) {
              return 0;
            }
          }
          try (var statement =
              connection.prepareStatement(
                  "UPDATE delivery SET state = ? WHERE id = ? AND state = 'REVIEW'")) {
            statement.setString(1, DeliveryState.DISMISSED.name());
            statement.setString(2, id);
            return statement.executeUpdate();
          }
        });
    return entry(id).filter(entry -> entry.state() == ReviewEntry.State.IGNORED);
  }
}
