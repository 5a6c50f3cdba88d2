package holdfast.persistence.intake;

import holdfast.intake.DeliveryLog.Figures;
import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes deliveries that are old and done with, and counts what waits. What is not done is never
 * removed, nor what a person has decided on.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Few enough that nobody waits for it. */
  private static final int PER_STEP = 500;

  private static final int STEPS_MAX = 20;
  private static final long COUNT_SECONDS = 5;
  private static final long REMOVE_SECONDS = 60;

  private final Database database;
  private final Duration retention;
  private volatile Figures figures = new Figures(0, Optional.empty(), 0);

  Housekeeping(Database database, Duration retention) {
    this.database = database;
    this.retention = retention;
  }

  Figures figures() {
    return figures;
  }

  void follow(ScheduledExecutorService scheduler) {
    var counting =
        scheduler.scheduleWithFixedDelay(
            () -> quietly(this::count), 0, COUNT_SECONDS, TimeUnit.SECONDS);
    var removing =
        scheduler.scheduleWithFixedDelay(
            () -> quietly(this::remove), REMOVE_SECONDS, REMOVE_SECONDS, TimeUnit.SECONDS);
    LOG.debug("keeping house: {}, {}", counting, removing);
  }

  private void remove() {
    var now = Instant.now();
    var steps = STEPS_MAX;
    while (steps > 0 && removeSome(now)) {
      steps--;
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("deliveries can't be tidied up, will try again: {}", e.getMessage());
    }
  }

  /** Counts what waits. */
  void count() {
    figures =
        database.transaction(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "SELECT COUNT(*), MIN(received_at), (SELECT COUNT(*) FROM review"
                              + " WHERE state = 'OPEN') FROM delivery WHERE state = 'RECEIVED'")) {
                rows.next();
                var waiting = rows.getLong(1);
                var oldest = rows.getLong(2);
                return new Figures(
                    waiting,
                    waiting == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)),
                    rows.getLong(3));
              }
            });
  }

  /**
   * Removes some of what is old.
   *
   * @return whether there may be more
   */
  boolean removeSome(Instant now) {
    return database.transaction(
        connection -> {
          var old = old(connection, DeliveryIds.from(now.minus(retention)));
          delete(connection, "DELETE FROM delivery_sku WHERE delivery = ?", old);
          delete(connection, "DELETE FROM delivery_body WHERE id = ?", old);
          delete(connection, "DELETE FROM review WHERE id = ?", old);
          delete(connection, "DELETE FROM delivery WHERE id = ?", old);
          HeardRows.forget(connection, now.minus(retention), PER_STEP);
          return old.size() == PER_STEP;
        });
  }

  private static List<String> old(Connection connection, String before) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT id FROM delivery WHERE state IN ('DONE', 'IGNORED', 'IGNORED_TEST')"
                + " AND id < ? ORDER BY id LIMIT ?")) {
      statement.setString(1, before);
      statement.setInt(2, PER_STEP);
      var old = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
      return old;
    }
  }

  private static void delete(Connection connection, String sql, List<String> ids)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var id : ids) {
        statement.setString(1, id);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
