package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SecretsLockedException;
import holdfast.persistence.database.SecretsSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
  private static final ChannelId SHOP = new ChannelId("shop");

  private final TestDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }

  @Test
  void nodesThatShareADatabaseMustBeGivenTheKey() {
    try (var storage = open(SecretsSettings.NONE)) {
      assertThatThrownBy(() -> storage.stores().put(store(SHOP, "Shop"), webhook("first", 0)))
          .isInstanceOf(SecretsLockedException.class)
          .hasMessage(
              "There is no key to lock secrets with: set HOLDFAST_SECRETS_KEY"
                  + " (holdfast.secrets.key), the same on all nodes.");
      assertThat(storage.stores().current().stores()).isEmpty();
    }
  }

  @Test
  void anotherNodeSeesChangesAndRemovals() {
    try (var here = open();
        var there = open()) {
      there.start(_ -> {}).toCompletableFuture().join();
      here.stores().put(store(SHOP, "Shop"), webhook("first", 0));
      here.stores().put(List.of(listing(SHOP, "l1", "1"), listing(SHOP, "l2", "2")));
      await()
          .untilAsserted(
              () -> {
                assertThat(there.secrets().webhookSecrets(SHOP)).hasSize(1);
                assertThat(there.stores().current().listings(SHOP, Optional.empty())).hasSize(2);
              });
      here.stores().delete(SHOP, "l1");
      await()
          .untilAsserted(
              () ->
                  assertThat(there.stores().current().listings(SHOP, Optional.empty())).hasSize(1));
    }
  }
}
