package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: after the deadline nothing is revived. Method: holds of one second, awaited. */
@ExtendWith(SharedServer.class)
class ExpiryTest {
  @Test
  void unitsReturnWithoutAVisitorAndWhoComesLateIsToldSo(Shop shop) {
    shop.stock("NEAR", 2);
    shop.reserveBriefly("late", 2).is(201);
    shop.reserveBriefly("later", 1).isProblem(409, "INSUFFICIENT_STOCK");
    awaitExpired(shop, "late");
    assertThat(shop.number("available")).isEqualTo(2);
    shop.reserve("competitor", 1).is(201);

    var gone = shop.confirm("late", "{'order':'o'}").isProblem(410, "EXPIRED");
    assertThat(gone.at("/lines/0/requested")).isEqualTo("2");
    assertThat(gone.at("/lines/0/available")).isEqualTo("1");
    shop.extend("late", 60).isProblem(410, "EXPIRED");
    shop.release("late").is(204);
    assertThat(shop.reserveBriefly("late", 2).is(200).at("/status")).isEqualTo("EXPIRED");
    assertThat(shop.number("held")).isEqualTo(1);
  }

  @Test
  void lateConfirmAndExtendAreNewDecisions(Shop shop) {
    shop.stock("NEAR", 2);
    shop.reserveBriefly("bought", 1).is(201);
    shop.reserveBriefly("kept", 1).is(201);
    awaitExpired(shop, "bought");
    awaitExpired(shop, "kept");
    var bought = shop.confirm("bought", "{'order':'o'}").is(200);
    assertThat(bought.at("/status")).isEqualTo("CONFIRMED");
    assertThat(bought.at("/attempt")).isEqualTo("2");
    var kept = shop.extend("kept", 3600).is(200);
    assertThat(kept.at("/status")).isEqualTo("HELD");
    assertThat(kept.at("/attempt")).isEqualTo("2");
    assertThat(shop.number("available")).isZero();
  }

  private static void awaitExpired(Shop shop, String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(shop.reservation(id).at("/status")).isEqualTo("EXPIRED"));
  }
}
