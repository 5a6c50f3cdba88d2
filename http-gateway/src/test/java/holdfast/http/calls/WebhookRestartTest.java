package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: what was kept and not worked on when the server stopped is worked on after its start. */
class WebhookRestartTest {
  private static final int DELIVERIES = 600;

  @TempDir private Path data;

  @Test
  void whatWasLeftIsTakenUp() throws SQLException {
    try (var server = ServerUnderTest.start(data, "")) {
      var hook = Hook.shopify(server.admin(), "s", "secret", "");
      for (int i = 0; i < DELIVERIES; i++) {
        hook.with("X-Shopify-Topic", "themes/publish")
            .with("X-Shopify-Webhook-Id", "w-" + i)
            .deliver("{\"id\":%d}".formatted(i % 7))
            .is(200);
      }
      hook.settled();
    }
    try (var database =
            DriverManager.getConnection("jdbc:h2:" + data.resolve("holdfast"), "sa", "");
        var statement = database.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE delivery SET state = 'RECEIVED', processed_at = NULL, outcome = NULL"))
          .isEqualTo(DELIVERIES);
    }
    try (var server = ServerUnderTest.start(data, "")) {
      var hook = new Hook(server.admin(), server.admin(), "/webhooks/shopify/s", "s", "secret");
      assertThat(hook.settled().at("/state")).isEqualTo("IGNORED");
      assertThat(hook.log("&outcome=IGNORED&limit=500").json().at("/items")).hasSize(500);
    }
  }
}
