package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.access.ApiKey;
import holdfast.access.Scope;
import holdfast.allocation.PolicyLevel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresMasterDataTest extends MasterDataContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }

  @Test
  void anotherNodeSeesAChangeSoon() {
    try (var here = open();
        var there = open()) {
      there.start(_ -> {}).toCompletableFuture().join();
      var main = new LocationId("main");
      var web = new ChannelId("web");
      var key =
          new ApiKey(
              "k1", "Key", "a".repeat(64), Set.of(Scope.READ), Optional.empty(), Instant.EPOCH);
      here.catalog().put(main, "Main", 7, Service.EVERYWHERE);
      here.catalog().put(web, "Web", Optional.empty());
      here.keys().add(key);
      RetailerShop.open(here, 2, 5);
      var global = new PolicyLevel.Global();
      await()
          .atMost(RunningNode.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(there.catalog().current()).isEqualTo(here.catalog().current());
                assertThat(there.keys().byHash(key.hash())).contains(key);
                assertThat(there.policies().current().entry(global))
                    .isPresent()
                    .isEqualTo(here.policies().current().entry(global));
              });
      assertThat(there.catalog().current().knows(main)).isTrue();

      here.keys().revoke("k1");
      here.policies().delete(global);
      await().atMost(RunningNode.PATIENCE).until(() -> there.keys().byHash(key.hash()).isEmpty());
      await()
          .atMost(RunningNode.PATIENCE)
          .until(() -> there.policies().current().entry(global).isEmpty());
      assertThat(there.catalog().put(main, "Main", 8, Service.EVERYWHERE).version()).isEqualTo(2);
    }
  }
}
