package holdfast.persistence.view;

import holdfast.checkout.Checkout;
import holdfast.checkout.CheckoutFeed;
import holdfast.persistence.database.Database;
import holdfast.stock.DueIndex;
import holdfast.stock.ReservationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where checkouts stand, so that unfinished ones are found after a restart. What checkouts report
 * is gathered, the newest of each, and written in one go; what was not told, or did not fit, is
 * read from the journal.
 */
final class OpenCheckouts implements CheckoutFeed, DueIndex<ReservationId> {
  private static final int GATHERED_MAX = 100_000;

  private static final int ROWS_PER_WRITE = 1_000;

  private final Database views;
  private final JournalRows journal;
  private Map<ReservationId, Place> gathered = new HashMap<>();

  private record Place(long sequence, Checkout.Phase phase, Optional<Instant> dueAt) {}

  OpenCheckouts(Database views, JournalRows journal) {
    this.views = views;
    this.journal = journal;
  }

  @Override
  public void reached(ReservationId id, long sequence, Checkout checkout, Instant now) {
    gather(id, new Place(sequence, checkout.phase(), checkout.dueAt(now)));
  }

  private synchronized void gather(ReservationId id, Place place) {
    if (gathered.size() < GATHERED_MAX) {
      gathered.merge(id, place, OpenCheckouts::newer);
    }
  }

  private static Place newer(Place one, Place other) {
    return one.sequence() > other.sequence() ? one : other;
  }

  private synchronized Map<ReservationId, Place> take() {
    var taken = gathered;
    gathered = new HashMap<>();
    return taken;
  }

  /** Writes what has gathered; when that fails, it is kept for the next time. */
  void show() {
    var places = take();
    if (places.isEmpty()) {
      return;
    }
    try {
      views.transaction(connection -> write(connection, places));
    } catch (RuntimeException e) {
      places.forEach(this::gather);
      throw e;
    }
  }

  private int write(Connection connection, Map<ReservationId, Place> places) throws SQLException {
    var sql = views.dialect().upsert("checkout_view", List.of("id"), "sequence", "phase", "due_at");
    try (var statement = connection.prepareStatement(sql)) {
      for (var entry : places.entrySet()) {
        bind(statement, entry.getKey(), entry.getValue());
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static void bind(PreparedStatement statement, ReservationId id, Place place)
      throws SQLException {
    statement.setString(1, id.value());
    statement.setLong(2, place.sequence());
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
    if (gatheredCount() >= ROWS_PER_WRITE) {
      show();
    }
  }

  private synchronized int gatheredCount() {
    return gathered.size();
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
