package holdfast.persistence.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.order.OrderKey;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.ShopFormat;
import holdfast.shop.DriftLog;
import holdfast.shop.HealthStore;
import holdfast.shop.LevelFinding;
import holdfast.shop.LevelState;
import holdfast.shop.LevelStore;
import holdfast.shop.ListingHealth;
import holdfast.shop.OrderTaken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What is known of the numbers that shops show, in tables. */
public final class ShopTables implements LevelStore, HealthStore {
  /** Of several numbers that change together all write them in this order, and none waits. */
  private static final Comparator<OfLevel> ORDER =
      Comparator.comparing((OfLevel of) -> of.subject().key().item())
          .thenComparing(of -> of.subject().key().location());

  private final Versioned levels =
      new Versioned("shop_level", List.of("store", "item", "location"));
  private final Versioned orders = new Versioned("shop_order", List.of("store", "number"));
  private final Versioned variants = new Versioned("shop_variant", List.of("store", "variant"));
  private final Database database;
  private final DriftRows drifts;

  /** Tables of a database whose schema is up to date. */
  public ShopTables(Database database) {
    this.database = database;
    this.drifts = new DriftRows(database);
  }

  /** Recorded drifts. */
  public DriftLog drifts() {
    return drifts;
  }

  /** How many drifts nobody can explain, of the stores that have any. */
  public Map<ChannelId, Long> openDrifts() {
    return drifts.open();
  }

  @Override
  public Map<LevelKey, LevelState> states(Collection<LevelKey> keys) {
    return database.together(
        connection -> {
          var states = new HashMap<LevelKey, LevelState>();
          for (var key : keys) {
            find(connection, key)
                .ifPresent(found -> states.put(key, ShopFormat.readLevel(found.document())));
          }
          return states;
        });
  }

  @Override
  public Optional<LevelFinding> change(Subject subject, Rule rule, Instant now) {
    return Versioned.transaction(
        database, connection -> change(connection, new OfLevel(subject, rule), now));
  }

  @Override
  public List<LevelFinding> changeAll(Map<Subject, Rule> changes, Instant now) {
    var all =
        changes.entrySet().stream()
            .map(entry -> new OfLevel(entry.getKey(), entry.getValue()))
            .toList();
    return Versioned.repeated(
        () -> database.together(connection -> changeAll(connection, all, now)));
  }

  private List<LevelFinding> changeAll(Connection connection, List<OfLevel> levels, Instant now)
      throws SQLException {
    var findings = new ArrayList<LevelFinding>();
    for (var of : levels.stream().sorted(ORDER).toList()) {
      change(connection, of, now).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<LevelFinding> change(Connection connection, OfLevel of, Instant now)
      throws SQLException {
    var key = of.subject().key();
    var found = find(connection, key);
    var before = found.map(row -> ShopFormat.readLevel(row.document())).orElse(LevelState.NONE);
    var update = of.rule().apply(before);
    levels.write(
        connection,
        found,
        ShopFormat.document(update.state()),
        key.store().value(),
        key.item(),
        key.location());
    setDue(connection, key, update.due());
    if (update.finding().isPresent()) {
      drifts.record(connection, of.subject(), update.finding().get(), now);
    }
    return update.finding();
  }

  private Optional<Versioned.Found> find(Connection connection, LevelKey key) throws SQLException {
    return levels.find(connection, key.store().value(), key.item(), key.location());
  }

  private static void setDue(Connection connection, LevelKey key, Optional<Instant> due)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE shop_level SET due_at = ? WHERE store = ? AND item = ? AND location = ?")) {
      if (due.isPresent()) {
        statement.setLong(1, due.get().toEpochMilli());
      } else {
        statement.setNull(1, Types.BIGINT);
      }
      bind(statement, 2, key);
      statement.executeUpdate();
    }
  }

  @Override
  public List<LevelFinding> sold(
      OrderKey order, Function<Optional<OrderTaken>, Sold> rule, Instant now) {
    return Versioned.transaction(
        database,
        connection -> {
          var store = order.store().value();
          var found = orders.find(connection, store, order.number());
          var sold = rule.apply(found.map(row -> ShopFormat.readOrder(row.document())));
          var document = ShopFormat.document(sold.order());
          orders.write(connection, found, document, store, order.number());
          return changeAll(connection, sold.levels(), now);
        });
  }

  @Override
  public List<LevelKey> due(Instant now, int limit) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT store, item, location FROM shop_level WHERE due_at <= ?"
                      + " ORDER BY due_at LIMIT ?")) {
            statement.setLong(1, now.toEpochMilli());
            statement.setInt(2, limit);
            var keys = new ArrayList<LevelKey>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                var store = new ChannelId(rows.getString(1));
                keys.add(new LevelKey(store, rows.getString(2), rows.getString(3)));
              }
            }
            return keys;
          }
        });
  }

  @Override
  public void forget(LevelKey key) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM shop_level WHERE store = ? AND item = ? AND location = ?")) {
            bind(statement, 1, key);
            return statement.executeUpdate();
          }
        });
  }

  static void bind(PreparedStatement statement, int from, LevelKey key) throws SQLException {
    statement.setString(from, key.store().value());
    statement.setString(from + 1, key.item());
    statement.setString(from + 2, key.location());
  }

  @Override
  public ListingHealth change(ChannelId store, String variant, UnaryOperator<ListingHealth> rule) {
    return Versioned.transaction(
        database,
        connection -> {
          var found = variants.find(connection, store.value(), variant);
          var before =
              found.map(row -> ShopFormat.readHealth(row.document())).orElse(ListingHealth.NONE);
          var after = rule.apply(before);
          variants.write(connection, found, ShopFormat.document(after), store.value(), variant);
          return after;
        });
  }
}
