package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.access.ApiKey;
import holdfast.access.Scope;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.StorageException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Locations, channels, keys and the schema's version, whatever the database is. */
abstract class MasterDataContract {
  private static final LocationId MAIN = new LocationId("main");
  private static final LocationId SHOP = new LocationId("shop/2");
  private static final Service FAR =
      new Service(Service.Kind.FACTORY, Set.of("US-CA", "DE"), Set.of("sea", "air"), 30);
  private static final ChannelId WEB = new ChannelId("web");

  abstract TestDatabase database();

  Storage open() {
    return Storage.open(database().settings());
  }

  @Test
  void aVersionCountsChangesAndNothingElse() {
    try (var storage = open()) {
      var catalog = storage.catalog();
      assertThat(catalog.current().locations()).isEmpty();
      assertThat(catalog.put(MAIN, "Main", 1, Service.EVERYWHERE))
          .isEqualTo(new Location(MAIN, "Main", 1, Service.EVERYWHERE, 1));
      assertThat(catalog.put(MAIN, "Main", 1, Service.EVERYWHERE))
          .isEqualTo(new Location(MAIN, "Main", 1, Service.EVERYWHERE, 1));
      assertThat(catalog.put(MAIN, "Main", 2, Service.EVERYWHERE))
          .isEqualTo(new Location(MAIN, "Main", 2, Service.EVERYWHERE, 2));
      assertThat(catalog.put(MAIN, "Größe 'M' \"ü\"", 2, Service.EVERYWHERE).version())
          .isEqualTo(3);
      assertThat(catalog.put(SHOP, "Shop", 1000, Service.EVERYWHERE).version()).isEqualTo(1);
      assertThat(catalog.put(SHOP, "Shop", 1000, FAR).version()).isEqualTo(2);
      assertThat(catalog.put(WEB, "Web")).isEqualTo(new Channel(WEB, "Web", 1));
      assertThat(catalog.put(WEB, "Web")).isEqualTo(new Channel(WEB, "Web", 1));
      assertThat(catalog.put(WEB, "Web shop")).isEqualTo(new Channel(WEB, "Web shop", 2));
    }
    try (var storage = open()) {
      var catalog = storage.catalog().current();
      assertThat(catalog.locations())
          .containsOnlyKeys(MAIN, SHOP)
          .containsEntry(SHOP, new Location(SHOP, "Shop", 1000, FAR, 2))
          .containsEntry(MAIN, new Location(MAIN, "Größe 'M' \"ü\"", 2, Service.EVERYWHERE, 3));
      assertThat(catalog.channels())
          .containsOnly(java.util.Map.entry(WEB, new Channel(WEB, "Web shop", 2)));
      assertThat(storage.catalog().put(WEB, "Web shop").version()).isEqualTo(2);
    }
  }

  @Test
  void aKeyIsFoundByItsHashUntilItIsRevoked() {
    var admin = key("k1", "a", EnumSet.of(Scope.ADMIN), Optional.empty(), 2);
    var bound = key("k2", "b", EnumSet.of(Scope.RESERVE, Scope.READ), Optional.of(WEB), 1);
    try (var storage = open()) {
      storage.keys().add(admin);
      storage.keys().add(bound);
      assertThat(storage.keys().byHash(bound.hash())).contains(bound);
      assertThat(storage.keys().byHash("c".repeat(64))).isEmpty();
    }
    try (var storage = open()) {
      assertThat(storage.keys().all()).containsExactly(bound, admin);
      assertThat(storage.keys().byHash(bound.hash())).contains(bound);
      assertThat(storage.keys().revoke("k2")).isTrue();
      assertThat(storage.keys().byHash(bound.hash())).isEmpty();
      assertThat(storage.keys().revoke("k2")).isFalse();
    }
    try (var storage = open()) {
      assertThat(storage.keys().all()).containsExactly(admin);
    }
  }

  private static ApiKey key(
      String id, String digit, Set<Scope> scopes, Optional<ChannelId> channel, long createdAt) {
    return new ApiKey(
        id, "Key " + id, digit.repeat(64), scopes, channel, Instant.ofEpochMilli(createdAt));
  }

  @Test
  void aSchemaThatIsNewerThanTheProgramIsRefused() throws SQLException {
    open().close();
    database().execute("UPDATE schema_version SET version = 7 WHERE part = 'core'");
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "The database's schema 'core' has version 7, but this program knows only version 2."
                + " Start the newer program that wrote it.");
    database().execute("UPDATE schema_version SET version = 2 WHERE part = 'core'");
    open().close();
  }

  @Test
  void readModelsThatAreNewerThanTheProgramAreRefused() {
    open().close();
    inViews("UPDATE schema_version SET version = 7 WHERE part = 'views'");
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The database's schema 'views' has version 7,");
    inViews("UPDATE schema_version SET version = 1 WHERE part = 'views'");
    open().close();
  }

  private void inViews(String sql) {
    var location = DatabaseLocation.of(database().settings());
    try (var core = location.openCore();
        var views = location.openViews(core)) {
      views.transaction(
          connection -> {
            try (var statement = connection.createStatement()) {
              return statement.executeUpdate(sql);
            }
          });
    }
  }
}
