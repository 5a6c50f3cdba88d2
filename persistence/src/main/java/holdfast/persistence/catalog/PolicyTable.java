package holdfast.persistence.catalog;

import holdfast.allocation.PolicyBook;
import holdfast.allocation.PolicyChange;
import holdfast.allocation.PolicyEntry;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PolicyLevel;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.Rollout;
import holdfast.catalog.RetailerId;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.PolicyFormat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Policies in a table. A book's version is the count of changes of all master data, so that it
 * rises also when a level falls silent.
 */
final class PolicyTable implements PolicyStore {
  private final Database database;
  private final ChangeCount changes;
  private final RolloutTable rollouts;
  private final Clock clock;
  private volatile PolicyBook image = PolicyBook.empty();

  PolicyTable(Database database, ChangeCount changes, RolloutTable rollouts, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.rollouts = rollouts;
    this.clock = clock;
  }

  @Override
  public PolicyBook current() {
    return image;
  }

  @Override
  public PolicyChange put(PolicyLevel level, PolicyLayer layer) {
    var change =
        database.transaction(
            connection -> {
              changes.count(connection);
              var before = entry(connection, level);
              if (before.map(PolicyEntry::layer).filter(layer::equals).isPresent()) {
                return new PolicyChange(before.get(), Optional.empty());
              }
              var entry =
                  new PolicyEntry(level, layer, before.map(PolicyEntry::version).orElse(0L) + 1);
              write(connection, entry);
              return new PolicyChange(entry, Optional.of(rollout(connection, level)));
            });
    load();
    return change;
  }

  private void write(Connection connection, PolicyEntry entry) throws SQLException {
    var sql = database.dialect().upsert("policy", List.of("level", "name"), "document", "version");
    try (var statement = connection.prepareStatement(sql)) {
      LevelKey.of(entry.level()).bind(statement, 1);
      statement.setString(3, PolicyFormat.document(entry.layer()));
      statement.setLong(4, entry.version());
      statement.executeUpdate();
    }
  }

  @Override
  public Optional<Rollout> delete(PolicyLevel level) {
    var rollout =
        database.transaction(
            connection -> {
              changes.count(connection);
              try (var statement =
                  connection.prepareStatement("DELETE FROM policy WHERE level = ? AND name = ?")) {
                LevelKey.of(level).bind(statement, 1);
                return statement.executeUpdate() == 0
                    ? Optional.<Rollout>empty()
                    : Optional.of(rollout(connection, level));
              }
            });
    load();
    return rollout;
  }

  private Rollout rollout(Connection connection, PolicyLevel level) throws SQLException {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return rollouts.begin(connection, Rollout.of(ChangeCount.current(connection), level, now));
  }

  /**
   * Reads the image anew. The count comes first: whatever is changed meanwhile may then be in a
   * book with too low a version, and never the other way round.
   */
  synchronized void load() {
    image =
        database.transaction(
            connection -> {
              var version = ChangeCount.current(connection);
              return new PolicyBook(entries(connection), retailers(connection), version);
            });
  }

  private static List<PolicyEntry> entries(Connection connection) throws SQLException {
    var entries = new ArrayList<PolicyEntry>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT level, name, document, version FROM policy")) {
      while (rows.next()) {
        var level = LevelKey.read(rows, 1);
        entries.add(
            new PolicyEntry(level, PolicyFormat.readLayer(rows.getString(3)), rows.getLong(4)));
      }
    }
    return entries;
  }

  private static Optional<PolicyEntry> entry(Connection connection, PolicyLevel level)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT document, version FROM policy WHERE level = ? AND name = ?")) {
      LevelKey.of(level).bind(statement, 1);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new PolicyEntry(level, PolicyFormat.readLayer(rows.getString(1)), rows.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private static Set<RetailerId> retailers(Connection connection) throws SQLException {
    var retailers = new HashSet<RetailerId>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM retailer")) {
      while (rows.next()) {
        retailers.add(new RetailerId(rows.getString(1)));
      }
    }
    return retailers;
  }
}
