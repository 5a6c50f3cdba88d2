package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a restart changes nothing about who may take how much. */
class AllocationRestartTest {
  @TempDir private Path data;

  @Test
  void policiesRetailersAndWhatTheyHaveTakenAreThereAfterwards() {
    try (var server = ServerUnderTest.start(data, "")) {
      var market = Market.open(Shop.open(server.admin(), "shop").stock("NEAR", 100), "a", "b");
      server
          .admin()
          .put(
              "/v1/policies/global",
              market.json(
                  """
                  {'strategy':'HYBRID','ownChannelReserve':10,
                   'retailers':[{'retailer':'R-a','floor':20},{'retailer':'R-b','ceiling':30}]}
                  """))
          .is(201);
      market.takes("a", "before", 15).is(201);
      market.rebalance("{'id':'monday'}").is(200);
      market.takes("b", "after", 12).is(201);
      assertThat(market.entitlements()).isEqualTo(Map.of("a", "63/0", "b", "18/12"));
    }
    try (var server = ServerUnderTest.start(data, "")) {
      var market = new Market(new Shop(server.admin(), "shop"));
      assertThat(market.entitlements()).isEqualTo(Map.of("a", "63/0", "b", "18/12"));
      assertThat(market.rebalance("{'id':'monday'}").header("Idempotency-Replayed"))
          .contains("true");
      market.shop().release("before").is(204);
      assertThat(market.entitlements())
          .as("what was taken before this period does not count in it")
          .isEqualTo(Map.of("a", "78/0", "b", "18/12"));
      server.admin().delete("/v1/policies/global").is(204);
      server.admin().get("/v1/policies/global").isProblem(404, "UNKNOWN_POLICY");
      assertThat(market.entitlements()).isEqualTo(Map.of("a", "88/0", "b", "88/0"));
    }
  }
}
