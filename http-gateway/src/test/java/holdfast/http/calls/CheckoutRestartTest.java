package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: after a restart checkouts are what they were, and those that are over are looked after. */
class CheckoutRestartTest {
  @TempDir private Path data;

  @Test
  void whatWasAnsweredIsThereAndWhatIsDueReturnsWithoutAVisitor() throws IOException {
    try (var server = ServerUnderTest.start(data, "")) {
      var shop = Shop.open(server.admin(), "shop").stockOf("a", 9).stockOf("b", 9);
      shop.bundle("kit", "a:1 b:1").is(201);
      shop.reserveLines("held", "a:1 b:1").is(201);
      shop.reserveLines("sold", "kit:1").is(201);
      shop.confirm("sold", "{'order':'o'}").is(200);
      shop.reserveLines("part", "kit:2 a:1").is(201);
      shop.confirmLines("part", "o", "kit:1").is(200);
      shop.reserveLines("given-back", "a:1 b:1").is(201);
      shop.release("given-back").is(204);
      shop.reserveLines("brief", "a:1 b:1", 1).is(201);
    }
    Files.delete(data.resolve("views.mv.db"));
    try (var again = ServerUnderTest.start(data, "")) {
      var shop = new Shop(again.admin(), "shop");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(shop.numberOf("a", "held")).isEqualTo(1));
      assertThat(shop.reservation("held").is(200).at("/status")).isEqualTo("HELD");
      assertThat(shop.reservation("sold").is(200).at("/order")).isEqualTo("o");
      assertThat(shop.reservation("given-back").is(200).at("/status")).isEqualTo("RELEASED");
      assertThat(shop.reservation("brief").is(200).at("/status")).isEqualTo("EXPIRED");
      shop.confirm("held", "{'order':'p'}").is(200);
      shop.confirm("sold", "{'order':'o'}").is(200);
      var part = shop.confirmLines("part", "o", "kit:1").is(200);
      assertThat(part.at("/lines/0/components/0/quantity")).isEqualTo("1");
      assertThat(part.at("/lines/1/quantity")).isEqualTo("0");
      shop.confirm("part", "{'order':'o'}").isProblem(422, "ID_REUSED");
      assertThat(shop.numberOf("a", "committed")).isEqualTo(3);
      assertThat(shop.numberOf("b", "committed")).isEqualTo(3);
    }
  }
}
