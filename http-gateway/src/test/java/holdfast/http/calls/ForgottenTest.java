package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what a SKU has forgotten is still answered as it ended. Method: a server whose SKUs forget
 * almost at once.
 */
class ForgottenTest {
  private static final String FORGETFUL = "holdfast.sku { retention = 1ms, remembered-max = 1 }";

  @Test
  void isAnsweredFromTheReadModel(@TempDir Path data) {
    try (var server = ServerUnderTest.start(data, FORGETFUL)) {
      var shop = Shop.open(server.admin(), "shop").stock("NEAR", 9);
      shop.reserve("released", 1).is(201);
      shop.release("released").is(204);
      shop.reserve("shipped", 2).is(201);
      shop.confirm("shipped", "{'order':'o'}").is(200);
      shop.move("{'type':'SHIPMENT','location':'NEAR','quantity':2,'reservation':'ID-shipped'}")
          .is(201);
      shop.reserveBriefly("expired", 1).is(201);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(shop.reservation("expired").at("/status")).isEqualTo("EXPIRED"));
      shop.stock("NEAR", 1).stock("NEAR", 1);

      releasedStaysReleased(shop);
      shippedStaysConfirmed(shop);
      expiredStaysExpired(shop);
      shop.reservation("nobody").isProblem(404, "UNKNOWN_RESERVATION");
    }
  }

  private static void releasedStaysReleased(Shop shop) {
    assertThat(shop.reservation("released").is(200).at("/status")).isEqualTo("RELEASED");
    shop.confirm("released", "{'order':'o'}").isProblem(410, "RELEASED");
    shop.extend("released", 60).isProblem(410, "RELEASED");
    assertThat(shop.release("released").is(204).header("Holdfast-Version")).isPresent();
  }

  private static void shippedStaysConfirmed(Shop shop) {
    var shipped = shop.reservation("shipped").is(200);
    assertThat(shipped.at("/status")).isEqualTo("CONFIRMED");
    assertThat(shipped.at("/lines/0/shipped")).isEqualTo("2");
    var again = shop.confirm("shipped", "{'order':'o'}").is(200);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(shop.confirm("shipped", "{'order':'p'}").isProblem(422, "ID_REUSED").at("/field"))
        .isEqualTo("/order");
    var less = "{'order':'o','lines':[{'sku':'TEE','quantity':1}]}";
    assertThat(shop.confirm("shipped", less).isProblem(422, "ID_REUSED").at("/field"))
        .isEqualTo("/lines/0/quantity");
    shop.extend("shipped", 60).isProblem(409, "ALREADY_CONFIRMED");
    shop.release("shipped").isProblem(409, "ALREADY_CONFIRMED");
  }

  private static void expiredStaysExpired(Shop shop) {
    shop.confirm("expired", "{'order':'o'}").isProblem(410, "EXPIRED");
    shop.extend("expired", 60).isProblem(410, "EXPIRED");
    shop.release("expired").is(204);
  }
}
