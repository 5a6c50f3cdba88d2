package holdfast.persistence.catalog;

import holdfast.allocation.PolicyBook;
import holdfast.allocation.PolicyEntry;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PolicyLevel;
import holdfast.allocation.PolicyStore;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.PolicyFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
  private static final String GLOBAL = "GLOBAL";
  private static final String CATEGORY = "CATEGORY";
  private static final String SKU = "SKU";

  private final Database database;
  private final ChangeCount changes;
  private volatile PolicyBook image = PolicyBook.empty();

  PolicyTable(Database database, ChangeCount changes) {
    this.database = database;
    this.changes = changes;
  }

  /** How a level is written in the table. */
  private record Key(String level, String name) {
    static Key of(PolicyLevel level) {
      return switch (level) {
        case PolicyLevel.Global _ -> new Key(GLOBAL, "");
        case PolicyLevel.OfCategory(var category) -> new Key(CATEGORY, category);
        case PolicyLevel.OfSku(var sku) -> new Key(SKU, sku.value());
      };
    }

    PolicyLevel toLevel() {
      return switch (level) {
        case GLOBAL -> new PolicyLevel.Global();
        case CATEGORY -> new PolicyLevel.OfCategory(name);
        case SKU -> new PolicyLevel.OfSku(new SkuId(name));
        default -> throw new IllegalStateException("a policy of an unknown level: " + level);
      };
    }

    void bind(PreparedStatement statement) throws SQLException {
      statement.setString(1, level);
      statement.setString(2, name);
    }
  }

  @Override
  public PolicyBook current() {
    return image;
  }

  @Override
  public PolicyEntry put(PolicyLevel level, PolicyLayer layer) {
    var stored =
        database.transaction(
            connection -> {
              changes.count(connection);
              var before = entry(connection, level);
              if (before.map(PolicyEntry::layer).filter(layer::equals).isPresent()) {
                return before.get();
              }
              var version = before.map(PolicyEntry::version).orElse(0L) + 1;
              var sql =
                  database
                      .dialect()
                      .upsert("policy", List.of("level", "name"), "document", "version");
              try (var statement = connection.prepareStatement(sql)) {
                Key.of(level).bind(statement);
                statement.setString(3, PolicyFormat.document(layer));
                statement.setLong(4, version);
                statement.executeUpdate();
              }
              return new PolicyEntry(level, layer, version);
            });
    load();
    return stored;
  }

  @Override
  public boolean delete(PolicyLevel level) {
    var deleted =
        database.transaction(
            connection -> {
              changes.count(connection);
              try (var statement =
                  connection.prepareStatement("DELETE FROM policy WHERE level = ? AND name = ?")) {
                Key.of(level).bind(statement);
                return statement.executeUpdate();
              }
            });
    load();
    return deleted > 0;
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
        var level = new Key(rows.getString(1), rows.getString(2)).toLevel();
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
      Key.of(level).bind(statement);
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
