package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: an id that one SKU has granted is not granted by another one, whatever lies between (I3).
 */
class OneIdOneSkuTest {
  private static final String SMALL_MEMORY = "holdfast.http.directory-max = 1000";

  @TempDir private Path data;

  @Test
  void afterARestart() {
    try (var server = ServerUnderTest.start(data, "")) {
      open(server).tee().reserve("cart", 2).is(201);
    }
    try (var server = ServerUnderTest.start(data, "")) {
      var shops = new Shops(server);
      shops.mug().reserve(shops.cartForMug()).isProblem(422, "ID_REUSED");
      shops.tee().reserve("cart", 2).is(200);
      assertThat(shops.tee().number("held")).isEqualTo(2);
      assertThat(shops.mug().number("held")).isZero();
    }
  }

  @Test
  void aCheckoutsIdIsNoOneLinesAfterARestart() {
    var cart =
        "{'id':'tees-two','channel':'WEB','lines':[{'sku':'TEE','quantity':1},{'sku':'TEE',"
            + "'quantity':1}]}";
    try (var server = ServerUnderTest.start(data, "")) {
      open(server).tee().reserve(cart).is(201);
    }
    try (var server = ServerUnderTest.start(data, "")) {
      var shops = new Shops(server);
      shops.mug().reserve(shops.cartForMug().replace("cart", "two")).isProblem(422, "ID_REUSED");
      shops.tee().reserve(cart).is(200);
      assertThat(shops.mug().number("held")).isZero();
    }
  }

  @Test
  void whenManyOthersCameInBetween() {
    try (var server = ServerUnderTest.start(data, SMALL_MEMORY)) {
      var shops = open(server);
      shops.tee().reserve("cart", 1).is(201);
      for (int i = 0; i < 2_000; i++) {
        shops.tee().reserve("other-" + i, 1).is(201);
      }
      // Its answer waits until the read model shows all of the above.
      shops.tee().reservation("nobody").isProblem(404, "UNKNOWN_RESERVATION");
      shops.mug().reserve(shops.cartForMug()).isProblem(422, "ID_REUSED");
    }
  }

  private static Shops open(ServerUnderTest server) {
    Shop.open(server.admin(), "tees").stock("NEAR", 5_000);
    Shop.open(server.admin(), "mugs").stock("NEAR", 5);
    return new Shops(server);
  }

  /** Two SKUs. */
  private record Shops(Shop tee, Shop mug) {
    private Shops(ServerUnderTest server) {
      this(new Shop(server.admin(), "tees"), new Shop(server.admin(), "mugs"));
    }

    private String cartForMug() {
      return "{'id':'tees-cart','channel':'WEB','lines':[{'sku':'TEE','quantity':2}]}";
    }
  }
}
