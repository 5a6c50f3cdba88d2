package holdfast.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.LocationId;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SecretsChange;
import holdfast.catalog.SecretsLockedException;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.StatusEffect;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.catalog.SyncLevel;
import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores, listings and secrets, whatever the database is. */
abstract class StoreContract {
  private static final ChannelId NORTH = new ChannelId("north-shop");
  private static final ChannelId SOUTH = new ChannelId("south-shop");
  private static final RetailerId RETAILER = new RetailerId("north");
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OTHER_KEY = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);

  abstract TestDatabase database();

  Storage open() {
    return open(KEY);
  }

  Storage open(byte[] key) {
    return open(new SecretsSettings(Optional.of(key), Optional.empty()));
  }

  Storage open(SecretsSettings secrets) {
    var settings = database().settings();
    return Storage.open(
        new StorageSettings(
            settings.dataDirectory(),
            settings.jdbcUrl(),
            settings.user(),
            settings.password(),
            settings.startTimeout(),
            secrets));
  }

  static Store store(ChannelId id, String name) {
    return new Store(
        id,
        name,
        Optional.of(RETAILER),
        Platform.WOOCOMMERCE,
        Optional.of("https://shop.example/wp"),
        Optional.of("business"),
        Optional.of(new LocationId("main")),
        Optional.of("9007199254740993"),
        new ShopApi(Optional.of("http://127.0.0.1:9"), true, Optional.of("2026-07")),
        RestockAuthority.STORE,
        true,
        Optional.of(900),
        Map.of("in-transit", StatusEffect.SHIPPED, "quote", StatusEffect.IGNORE),
        SyncLevel.POLL,
        Optional.of(3600),
        OnDrift.REPORT,
        true,
        0);
  }

  static Listing listing(ChannelId store, String id, String variant) {
    return new Listing(
        store,
        id,
        variant,
        Optional.of("8100000000001"),
        Optional.of("47600000000001"),
        Optional.of("75500000001"),
        Optional.of("TEE-RED-M"),
        Optional.of(new SkuId("tee")),
        Optional.of(Parked.NOT_STOCKED),
        0);
  }

  private static Listing bare(ChannelId store, String id, String variant) {
    return new Listing(
        store,
        id,
        variant,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  static SecretsChange nothing() {
    return new SecretsChange(Optional.empty(), Optional.empty(), AT);
  }

  static SecretsChange webhook(String secret, int later) {
    return new SecretsChange(Optional.of(secret), Optional.empty(), AT.plusSeconds(later));
  }

  @Test
  void aStoreIsAChannelOfItsRetailer() {
    try (var storage = open()) {
      storage.catalog().put(RETAILER, "North");
      storage.catalog().put(NORTH, "was a channel", Optional.empty());
      assertThat(storage.stores().put(store(NORTH, "North shop"), nothing()))
          .isEqualTo(store(NORTH, "North shop").withVersion(1));
      assertThat(storage.catalog().current().channels().get(NORTH))
          .isEqualTo(new Channel(NORTH, "North shop", Optional.of(RETAILER), 2));
      assertThat(storage.stores().put(store(NORTH, "North shop"), nothing()).version())
          .isEqualTo(1);
      assertThat(storage.stores().put(store(NORTH, "The north"), nothing()).version()).isEqualTo(2);
    }
    try (var storage = open()) {
      assertThat(storage.stores().current().store(NORTH))
          .contains(store(NORTH, "The north").withVersion(2));
      assertThat(storage.catalog().current().retailer(NORTH)).contains(RETAILER);
      assertThat(storage.secrets().summary(NORTH)).isEqualTo(StoreSecrets.Summary.NONE);
    }
  }

  @Test
  void aListingRemembersEverythingAndCountsItsChanges() {
    var full = listing(NORTH, "l1", "44000000000001");
    var bare = bare(NORTH, "l2", "9007199254740993");
    try (var storage = open()) {
      var stores = storage.stores();
      stores.put(store(NORTH, "North"), nothing());
      assertThat(stores.put(List.of(full, bare)))
          .isEqualTo(new ListingsPut.Written(List.of(full.withVersion(1), bare.withVersion(1))));
      assertThat(stores.put(List.of(full, listing(NORTH, "l2", "2"))))
          .isEqualTo(
              new ListingsPut.Written(
                  List.of(full.withVersion(1), listing(NORTH, "l2", "2").withVersion(2))));
      assertThat(stores.put(List.of(bare))).isInstanceOf(ListingsPut.Written.class);
    }
    try (var storage = open()) {
      var book = storage.stores().current();
      assertThat(book.listing(NORTH, "l1")).contains(full.withVersion(1));
      assertThat(book.byVariant(NORTH, "9007199254740993")).contains(bare.withVersion(3));
      assertThat(book.byInventoryItem(NORTH, "47600000000001"))
          .containsExactly(full.withVersion(1));
      assertThat(storage.stores().delete(NORTH, "l1")).isTrue();
      assertThat(storage.stores().delete(NORTH, "l1")).isFalse();
      assertThat(storage.stores().current().listings(NORTH, Optional.empty()))
          .containsExactly(bare.withVersion(3));
    }
    try (var storage = open()) {
      assertThat(storage.stores().current().listing(NORTH, "l1")).isEmpty();
      assertThat(storage.stores().put(List.of(full)))
          .isEqualTo(new ListingsPut.Written(List.of(full.withVersion(1))));
      assertThat(storage.stores().current().listing(NORTH, "l1")).contains(full.withVersion(1));
    }
  }

  @Test
  void aVariantBelongsToOneListingOfAStore() {
    try (var storage = open()) {
      var stores = storage.stores();
      stores.put(List.of(bare(NORTH, "l1", "1"), bare(NORTH, "l2", "2")));
      assertThat(stores.put(List.of(bare(SOUTH, "l1", "1"))))
          .isInstanceOf(ListingsPut.Written.class);
      assertThat(stores.put(List.of(bare(NORTH, "l3", "3"), bare(NORTH, "l4", "2"))))
          .isEqualTo(new ListingsPut.VariantTaken(bare(NORTH, "l4", "2"), "l2"));
      assertThat(stores.put(List.of(bare(NORTH, "l3", "3"), bare(NORTH, "l4", "3"))))
          .isEqualTo(new ListingsPut.VariantTaken(bare(NORTH, "l4", "3"), "l3"));
      assertThat(stores.current().listings(NORTH, Optional.empty())).hasSize(2);
      assertThat(stores.put(List.of(bare(NORTH, "l1", "2"), bare(NORTH, "l2", "1"))))
          .as("what two listings exchange is never had by both")
          .isInstanceOf(ListingsPut.Written.class);
      assertThat(stores.current().byVariant(NORTH, "1").orElseThrow().id()).isEqualTo("l2");
      stores.delete(NORTH, "l2");
      assertThat(stores.put(List.of(bare(NORTH, "l5", "1"))))
          .as("a removed listing lets its variant go")
          .isInstanceOf(ListingsPut.Written.class);
    }
  }

  @Test
  void twoWebhookSecretsAreValidUntilTheOldOneIsDropped() {
    try (var storage = open()) {
      var stores = storage.stores();
      stores.put(store(NORTH, "North"), webhook("first", 0));
      assertThat(secrets(storage)).containsExactly("first");
      assertThat(stores.put(store(NORTH, "North"), webhook("first", 1)).version()).isEqualTo(1);
      assertThat(stores.put(store(NORTH, "North"), webhook("second", 2)).version()).isEqualTo(2);
      assertThat(stores.put(store(NORTH, "North"), webhook("third ü", 3)).version()).isEqualTo(3);
      assertThat(secrets(storage)).containsExactly("third ü", "second");
    }
    try (var storage = open()) {
      assertThat(secrets(storage)).containsExactly("third ü", "second");
      assertThat(storage.secrets().summary(NORTH))
          .isEqualTo(
              new StoreSecrets.Summary(2, false, Optional.of(AT.plusSeconds(3)), Optional.empty()));
      assertThat(storage.stores().dropPreviousWebhookSecret(NORTH, AT.plusSeconds(9))).isTrue();
      assertThat(storage.stores().dropPreviousWebhookSecret(NORTH, AT.plusSeconds(10))).isFalse();
      assertThat(storage.stores().dropPreviousWebhookSecret(SOUTH, AT)).isFalse();
      assertThat(secrets(storage)).containsExactly("third ü");
      assertThat(storage.secrets().summary(NORTH).rotatedAt()).contains(AT.plusSeconds(9));
      assertThat(storage.stores().current().store(NORTH).orElseThrow().version()).isEqualTo(4);
    }
  }

  private static List<String> secrets(Storage storage) {
    return storage.secrets().webhookSecrets(NORTH).stream()
        .map(bytes -> new String(bytes, UTF_8))
        .toList();
  }

  @Test
  void credentialsStayUntilOthersAreGiven() {
    var first = new Credentials.WooCommerce("ck_1", "cs_1");
    try (var storage = open()) {
      storage
          .stores()
          .put(store(NORTH, "North"), new SecretsChange(Optional.empty(), Optional.of(first), AT));
      storage.stores().put(store(NORTH, "North again"), nothing());
    }
    try (var storage = open()) {
      assertThat(storage.secrets().credentials(NORTH)).contains(first);
      assertThat(storage.secrets().credentials(SOUTH)).isEmpty();
      assertThat(storage.secrets().summary(NORTH))
          .isEqualTo(new StoreSecrets.Summary(0, true, Optional.empty(), Optional.of(AT)));
    }
  }

  @Test
  void withAnotherKeyTheServerDoesNotStartAndNothingIsLost() {
    try (var storage = open()) {
      storage.stores().put(store(NORTH, "North"), webhook("first", 0));
    }
    assertThatThrownBy(() -> open(OTHER_KEY))
        .isInstanceOf(SecretsLockedException.class)
        .hasMessage(
            "The stores' secrets in the database were locked with another key than the one in"
                + " HOLDFAST_SECRETS_KEY (holdfast.secrets.key). Nothing is lost: start with the"
                + " key that was there before.");
    try (var storage = open()) {
      assertThat(secrets(storage)).containsExactly("first");
    }
  }

  @Test
  void whatIsLockedForOneStoreDoesNotOpenForAnother() throws SQLException {
    try (var storage = open()) {
      storage.stores().put(store(NORTH, "North"), webhook("of the north", 0));
      storage.stores().put(store(SOUTH, "South"), webhook("of the south", 0));
    }
    database()
        .execute(
            "UPDATE store SET secrets = (SELECT s.secrets FROM store s WHERE s.id = 'north-shop')"
                + " WHERE id = 'south-shop'");
    assertThatThrownBy(this::open).isInstanceOf(SecretsLockedException.class);
  }

  @Test
  void storesWithoutSecretsNeedNoKey() {
    try (var storage = open(SecretsSettings.NONE)) {
      storage.stores().put(store(NORTH, "North"), nothing());
    }
    open(OTHER_KEY).close();
  }

  @Test
  void aDatabaseOfVersionThreeGetsTheTables() throws SQLException {
    open().close();
    database().execute("DROP TABLE store");
    database().execute("DROP TABLE listing");
    database().execute("UPDATE schema_version SET version = 3 WHERE part = 'core'");
    try (var storage = open()) {
      storage.stores().put(store(NORTH, "North"), nothing());
      assertThat(storage.stores().current().stores()).hasSize(1);
    }
  }
}
