package holdfast.persistence.view;

import holdfast.checkout.Checkout;
import holdfast.checkout.CheckoutFeed;
import holdfast.persistence.database.Database;
import holdfast.persistence.view.Gathered.Numbered;
import holdfast.stock.DueIndex;
import holdfast.stock.ReservationId;
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
 * Where checkouts stand, so that unfinished ones are found after a restart. What checkouts report
 * is gathered, the newest of each, and written in one go; what was not told, or did not fit, is
 * read from the journal.
 */
final class OpenCheckouts implements CheckoutFeed, DueIndex<ReservationId> {
  private static final int ROWS_PER_WRITE = 1_000;

  private final Database views;
  private final JournalRows journal;
  private final Gathered<ReservationId, Place> gathered = new Gathered<>();

  private record Place(Checkout.Phase phase, Optional<Instant> dueAt) {}

  OpenCheckouts(Database views, JournalRows journal) {
    this.views = views;
    this.journal = journal;
  }

  @Override
  public void reached(ReservationId id, long sequence, Checkout checkout, Instant now) {
    gathered.put(id, sequence, new Place(checkout.phase(), checkout.dueAt(now)));
  }

  /** Writes what has gathered; when that fails, it is kept for the next time. */
  void show() {
    gathered.write(places -> views.transaction(connection -> write(connection, places)));
  }

  private int write(Connection connection, Map<ReservationId, Numbered<Place>> places)
      throws SQLException {
    var sql = views.dialect().upsert("checkout_view", List.of("id"), "sequence", "phase", "due_at");
    try (var statement = connection.prepareStatement(sql)) {
      for (var entry : places.entrySet()) {
        bind(statement, entry.getKey(), entry.getValue());
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static void bind(PreparedStatement statement, ReservationId id, Numbered<Place> numbered)
      throws SQLException {
    statement.setString(1, id.value());
    var place = numbered.place();
    statement.setLong(2, numbered.sequence());
    statement.setString(3, place.phase().name());
    if (place.dueAt().isPresent()) {
      statement.setLong(4, place.dueAt().get().toEpochMilli());
    } else {
      statement.setNull(4, Types.BIGINT);
    }
  }

  /** Shows what the journal knows of checkouts with rows after a place, and nobody has told. */
  void catchUp(long place) {
    show();
    journal
        .checkoutsChangedAfter(place)
        .forEach(
            (id, sequence) -> {
              if (shown(id) < sequence) {
                reached(id, sequence, journal.checkout(id), Instant.EPOCH);
                showIfMany();
              }
            });
    show();
  }

  private void showIfMany() {
    if (gathered.size() >= ROWS_PER_WRITE) {
      show();
    }
  }

  private long shown(ReservationId id) {
    return views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement("SELECT sequence FROM checkout_view WHERE id = ?")) {
            statement.setString(1, id.value());
            try (var rows = statement.executeQuery()) {
              return rows.next() ? rows.getLong(1) : 0L;
            }
          }
        });
  }

  @Override
  public List<ReservationId> due(Instant now, int most) {
    return views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT id FROM checkout_view WHERE due_at <= ? ORDER BY due_at LIMIT ?")) {
            statement.setLong(1, now.toEpochMilli());
            statement.setInt(2, most);
            var due = new ArrayList<ReservationId>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                due.add(new ReservationId(rows.getString(1)));
              }
            }
            return due;
          }
        });
  }
}
