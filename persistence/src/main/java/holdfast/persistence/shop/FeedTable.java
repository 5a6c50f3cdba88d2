package holdfast.persistence.shop;

import holdfast.catalog.ChannelId;
import holdfast.feed.Feed;
import holdfast.feed.FeedStore;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.ShopFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last file of each store, in a table. */
public final class FeedTable implements FeedStore {
  private final Database database;

  /** The table of a database whose schema is up to date. */
  public FeedTable(Database database) {
    this.database = database;
  }

  @Override
  public Map<ChannelId, Made> made() {
    return database.transaction(
        connection -> {
          try (var statement =
                  connection.prepareStatement("SELECT store, made_at, handed_over_at FROM feed");
              var rows = statement.executeQuery()) {
            var made = new HashMap<ChannelId, Made>();
            while (rows.next()) {
              rows.getLong(3);
              var isHandedOver = !rows.wasNull();
              var at = Instant.ofEpochMilli(rows.getLong(2));
              made.put(new ChannelId(rows.getString(1)), new Made(at, isHandedOver));
            }
            return made;
          }
        });
  }

  @Override
  public Optional<Feed> last(ChannelId store) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT document, handed_over_at FROM feed WHERE store = ?")) {
            statement.setString(1, store.value());
            try (var rows = statement.executeQuery()) {
              if (!rows.next()) {
                return Optional.empty();
              }
              var feed = ShopFormat.readFeed(rows.getString(1));
              var at = rows.getLong(2);
              return Optional.of(rows.wasNull() ? feed : feed.handedOver(Instant.ofEpochMilli(at)));
            }
          }
        });
  }

  @Override
  public void put(Feed feed) {
    var sql =
        database
            .dialect()
            .upsert("feed", List.of("store"), "made_at", "handed_over_at", "document");
    database.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, feed.store().value());
            statement.setLong(2, feed.madeAt().toEpochMilli());
            statement.setObject(3, feed.handedOverAt().map(Instant::toEpochMilli).orElse(null));
            statement.setString(4, ShopFormat.document(feed));
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void handedOver(ChannelId store, Instant madeAt, Instant at) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE feed SET handed_over_at = ? WHERE store = ? AND made_at = ?")) {
            statement.setLong(1, at.toEpochMilli());
            statement.setString(2, store.value());
            statement.setLong(3, madeAt.toEpochMilli());
            return statement.executeUpdate();
          }
        });
  }
}
