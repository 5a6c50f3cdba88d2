package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.access.ApiKey;
import holdfast.access.Scope;
import holdfast.allocation.PolicyEntry;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PolicyLevel;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Retailer;
import holdfast.catalog.RetailerId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.StorageException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Locations, channels, retailers, policies, keys and the schema's version, whatever the database
 * is.
 */
abstract class MasterDataContract {
  private static final LocationId MAIN = new LocationId("main");
  private static final LocationId SHOP = new LocationId("shop/2");
  private static final Service FAR =
      new Service(Service.Kind.FACTORY, Set.of("US-CA", "DE"), Set.of("sea", "air"), 30);
  private static final ChannelId WEB = new ChannelId("web");
  private static final Optional<RetailerId> NOBODY = Optional.empty();
  private static final RetailerId NORTH = new RetailerId("north");
  private static final SkuId TEE = new SkuId("tee");

  private static final PolicyLayer RESERVE =
      new PolicyLayer(
          Optional.empty(),
          Optional.of(7L),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(true),
          Optional.empty());

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
      assertThat(catalog.put(WEB, "Web", NOBODY)).isEqualTo(new Channel(WEB, "Web", NOBODY, 1));
      assertThat(catalog.put(WEB, "Web", NOBODY)).isEqualTo(new Channel(WEB, "Web", NOBODY, 1));
      assertThat(catalog.put(WEB, "Web shop", NOBODY))
          .isEqualTo(new Channel(WEB, "Web shop", NOBODY, 2));
    }
    try (var storage = open()) {
      var catalog = storage.catalog().current();
      assertThat(catalog.locations())
          .containsOnlyKeys(MAIN, SHOP)
          .containsEntry(SHOP, new Location(SHOP, "Shop", 1000, FAR, 2))
          .containsEntry(MAIN, new Location(MAIN, "Größe 'M' \"ü\"", 2, Service.EVERYWHERE, 3));
      assertThat(catalog.channels())
          .containsOnly(Map.entry(WEB, new Channel(WEB, "Web shop", NOBODY, 2)));
      assertThat(storage.catalog().put(WEB, "Web shop", NOBODY).version()).isEqualTo(2);
    }
  }

  @Test
  void aChannelRemembersItsRetailer() {
    try (var storage = open()) {
      var catalog = storage.catalog();
      assertThat(catalog.put(NORTH, "North")).isEqualTo(new Retailer(NORTH, "North", 1));
      assertThat(catalog.put(NORTH, "North")).isEqualTo(new Retailer(NORTH, "North", 1));
      assertThat(catalog.put(NORTH, "North & Sons").version()).isEqualTo(2);
      assertThat(storage.policies().current().retailers()).containsExactly(NORTH);
      catalog.put(WEB, "Web", NOBODY);
      assertThat(catalog.put(WEB, "Web", Optional.of(NORTH)))
          .isEqualTo(new Channel(WEB, "Web", Optional.of(NORTH), 2));
    }
    try (var storage = open()) {
      assertThat(storage.catalog().current().retailers())
          .containsOnly(Map.entry(NORTH, new Retailer(NORTH, "North & Sons", 2)));
      assertThat(storage.catalog().current().retailer(WEB)).contains(NORTH);
      assertThat(storage.policies().current().retailers()).containsExactly(NORTH);
      storage.catalog().put(WEB, "Web", NOBODY);
      assertThat(storage.catalog().current().retailer(WEB)).isEmpty();
    }
  }

  @Test
  void everyLevelKeepsWhatItSaysAndFallsSilent() {
    var levels =
        List.of(
            new PolicyLevel.Global(),
            new PolicyLevel.OfCategory("Größe 'M'"),
            new PolicyLevel.OfSku(TEE));
    try (var storage = open()) {
      for (var level : levels) {
        var policies = storage.policies();
        assertThat(policies.put(level, RESERVE).entry())
            .isEqualTo(new PolicyEntry(level, RESERVE, 1));
        assertThat(policies.put(level, RESERVE).entry().version()).isEqualTo(1);
        assertThat(policies.put(level, PolicyLayer.SILENT).entry().version()).isEqualTo(2);
        assertThat(policies.put(level, RESERVE).entry().version()).isEqualTo(3);
      }
    }
    try (var storage = open()) {
      for (var level : levels) {
        var policies = storage.policies();
        var before = policies.current().of(TEE, Optional.of("Größe 'M'"));
        assertThat(policies.current().entry(level)).contains(new PolicyEntry(level, RESERVE, 3));
        assertThat(before.policy().ownChannelReserve()).isEqualTo(7);
        assertThat(policies.delete(level)).isPresent();
        assertThat(policies.delete(level)).isEmpty();
        assertThat(policies.current().entry(level)).isEmpty();
        assertThat(policies.current().of(TEE, Optional.empty()).version())
            .as("a book's version rises also when a level falls silent")
            .isGreaterThan(before.version());
      }
      assertThat(storage.policies().current().of(TEE, Optional.empty()).isOpen()).isTrue();
    }
  }

  @Test
  void aDatabaseOfVersionOneIsBroughtUpToDateWithItsContent() throws SQLException {
    try (var storage = open()) {
      storage.catalog().put(WEB, "Web", NOBODY);
    }
    database().execute("ALTER TABLE channel DROP COLUMN retailer");
    database().execute("DROP TABLE policy");
    database().execute("DROP TABLE policy_rollout");
    database().execute("DROP TABLE retailer");
    database().execute("UPDATE schema_version SET version = 1 WHERE part = 'core'");
    try (var storage = open()) {
      assertThat(storage.catalog().current().channels())
          .containsOnly(Map.entry(WEB, new Channel(WEB, "Web", NOBODY, 1)));
      var change = storage.policies().put(new PolicyLevel.Global(), RESERVE);
      assertThat(change.entry().version()).isEqualTo(1);
      assertThat(storage.rollouts().running()).hasSize(1);
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
    database().execute("UPDATE schema_version SET version = version + 1000 WHERE part = 'core'");
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageMatching(
            "The database's schema 'core' has version 1\\d{3}, but this program knows only version"
                + " \\d+\\. Start the newer program that wrote it\\.");
    database().execute("UPDATE schema_version SET version = version - 1000 WHERE part = 'core'");
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
