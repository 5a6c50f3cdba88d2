package holdfast.persistence.catalog;

import static java.util.Comparator.comparing;

import holdfast.access.ApiKey;
import holdfast.access.KeyStore;
import holdfast.access.Scope;
import holdfast.catalog.ChannelId;
import holdfast.persistence.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** API keys in a table. Looking one up by its hash is a look into a map. */
final class KeyTable implements KeyStore {
  private final Database database;
  private final ChangeCount changes;
  private volatile Map<String, ApiKey> byHash = Map.of();

  KeyTable(Database database, ChangeCount changes) {
    this.database = database;
    this.changes = changes;
  }

  @Override
  public Optional<ApiKey> byHash(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  @Override
  public List<ApiKey> all() {
    return byHash.values().stream()
        .sorted(comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
        .toList();
  }

  @Override
  public void add(ApiKey key) {
    database.transaction(
        connection -> {
          changes.count(connection);
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO api_key (id, name, hash, scopes, channel, created_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, key.id());
            statement.setString(2, key.name());
            statement.setString(3, key.hash());
            statement.setString(
                4,
                key.scopes().stream().map(Scope::name).sorted().collect(Collectors.joining(",")));
            statement.setString(5, key.channel().map(ChannelId::value).orElse(null));
            statement.setLong(6, key.createdAt().toEpochMilli());
            return statement.executeUpdate();
          }
        });
    load();
  }

  @Override
  public boolean revoke(String id) {
    var revoked =
        database.transaction(
            connection -> {
              changes.count(connection);
              try (var statement =
                  connection.prepareStatement("DELETE FROM api_key WHERE id = ?")) {
                statement.setString(1, id);
                return statement.executeUpdate();
              }
            });
    load();
    return revoked > 0;
  }

  /** Reads the image anew. */
  synchronized void load() {
    byHash =
        database.transaction(
            connection -> {
              var keys = new HashMap<String, ApiKey>();
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "SELECT id, name, hash, scopes, channel, created_at FROM api_key")) {
                while (rows.next()) {
                  var key = key(rows);
                  keys.put(key.hash(), key);
                }
              }
              return Map.copyOf(keys);
            });
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Arrays.stream(row.getString(4).split(",", -1))
            .map(Scope::valueOf)
            .collect(Collectors.toSet()),
        Optional.ofNullable(row.getString(5)).map(ChannelId::new),
        Instant.ofEpochMilli(row.getLong(6)));
  }
}
