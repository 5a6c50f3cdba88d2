package holdfast.persistence.catalog;

import holdfast.catalog.Catalog;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Retailer;
import holdfast.catalog.RetailerId;
import holdfast.catalog.Service;
import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Locations, channels and retailers in tables. Every read of the image is a field access; a write
 * reloads it before it returns.
 */
final class CatalogTables implements CatalogStore {
  private final Database database;
  private final ChangeCount changes;
  private final PolicyTable policies;
  private volatile Catalog image = Catalog.empty();

  CatalogTables(Database database, ChangeCount changes, PolicyTable policies) {
    this.database = database;
    this.changes = changes;
    this.policies = policies;
  }

  @Override
  public Catalog current() {
    return image;
  }

  @Override
  public Location put(LocationId id, String name, int priority, Service service) {
    var stored =
        database.transaction(
            connection -> {
              changes.count(connection);
              var before = locations(connection).get(id);
              var version = before == null ? 0 : before.version();
              var same = new Location(id, name, priority, service, version);
              if (same.equals(before)) {
                return same;
              }
              var after = new Location(id, name, priority, service, version + 1);
              write(after, connection);
              return after;
            });
    load();
    return stored;
  }

  private void write(Location location, Connection connection) throws SQLException {
    var service = location.service();
    var sql =
        database
            .dialect()
            .upsert(
                "location",
                List.of("id"),
                "name",
                "priority",
                "kind",
                "regions",
                "shipping_methods",
                "lead_time_days",
                "version");
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, location.id().value());
      statement.setString(2, location.name());
      statement.setInt(3, location.priority());
      statement.setString(4, service.kind().name());
      statement.setString(5, words(service.regions()));
      statement.setString(6, words(service.shippingMethods()));
      statement.setInt(7, service.leadTimeDays());
      statement.setLong(8, location.version());
      statement.executeUpdate();
    }
  }

  /** None of them has a space in it. */
  private static String words(Set<String> words) {
    return String.join(" ", new TreeSet<>(words));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }

  @Override
  public Channel put(ChannelId id, String name, Optional<RetailerId> retailer) {
    var stored =
        database.transaction(
            connection -> {
              changes.count(connection);
              return write(connection, id, name, retailer);
            });
    load();
    return stored;
  }

  /** Creates or changes a channel in a transaction that has counted its change. */
  Channel write(Connection connection, ChannelId id, String name, Optional<RetailerId> retailer)
      throws SQLException {
    var before = channels(connection).get(id);
    if (before != null && before.name().equals(name) && before.retailer().equals(retailer)) {
      return before;
    }
    var after = new Channel(id, name, retailer, before == null ? 1 : before.version() + 1);
    var sql = database.dialect().upsert("channel", List.of("id"), "name", "retailer", "version");
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, id.value());
      statement.setString(2, name);
      statement.setString(3, retailer.map(RetailerId::value).orElse(null));
      statement.setLong(4, after.version());
      statement.executeUpdate();
    }
    return after;
  }

  @Override
  public Retailer put(RetailerId id, String name) {
    var stored =
        database.transaction(
            connection -> {
              changes.count(connection);
              var before = retailers(connection).get(id);
              if (before != null && before.name().equals(name)) {
                return before;
              }
              var after = new Retailer(id, name, before == null ? 1 : before.version() + 1);
              var sql = database.dialect().upsert("retailer", List.of("id"), "name", "version");
              try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, id.value());
                statement.setString(2, name);
                statement.setLong(3, after.version());
                statement.executeUpdate();
              }
              return after;
            });
    load();
    policies.load();
    return stored;
  }

  /**
   * Reads the image anew. Synchronized, so that a slow reader can't put an older image over a newer
   * one.
   */
  synchronized void load() {
    image =
        database.transaction(
            connection ->
                new Catalog(locations(connection), channels(connection), retailers(connection)));
  }

  private static Map<LocationId, Location> locations(Connection connection) throws SQLException {
    var locations = new HashMap<LocationId, Location>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, name, priority, kind, regions, shipping_methods, lead_time_days,"
                    + " version FROM location")) {
      while (rows.next()) {
        var id = new LocationId(rows.getString(1));
        var service =
            new Service(
                Service.Kind.valueOf(rows.getString(4)),
                words(rows.getString(5)),
                words(rows.getString(6)),
                rows.getInt(7));
        locations.put(
            id, new Location(id, rows.getString(2), rows.getInt(3), service, rows.getLong(8)));
      }
    }
    return locations;
  }

  private static Map<ChannelId, Channel> channels(Connection connection) throws SQLException {
    var channels = new HashMap<ChannelId, Channel>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id, name, retailer, version FROM channel")) {
      while (rows.next()) {
        var id = new ChannelId(rows.getString(1));
        var retailer = Optional.ofNullable(rows.getString(3)).map(RetailerId::new);
        channels.put(id, new Channel(id, rows.getString(2), retailer, rows.getLong(4)));
      }
    }
    return channels;
  }

  private static Map<RetailerId, Retailer> retailers(Connection connection) throws SQLException {
    var retailers = new HashMap<RetailerId, Retailer>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id, name, version FROM retailer")) {
      while (rows.next()) {
        var id = new RetailerId(rows.getString(1));
        retailers.put(id, new Retailer(id, rows.getString(2), rows.getLong(3)));
      }
    }
    return retailers;
  }
}
