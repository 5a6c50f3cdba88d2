package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what can't be kept is refused, so that the shop tries again, and what was kept comes to its
 * end when the database is back. Method: a real PostgreSQL that is stopped and started again.
 */
class WebhookStorageAwayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir private Path data;

  @Test
  void whatCannotBeKeptIsRefused() throws IOException {
    int port = freePort();
    var first = postgres(port);
    try (var server = ServerUnderTest.start(data.resolve("holdfast"), settings(port))) {
      var hook =
          Hook.shopify(server.admin(), "s", "secret", "").with("X-Shopify-Topic", "themes/publish");
      hook.deliver("{\"id\":1}").is(200);
      first.close();
      var refused = hook.with("X-Shopify-Webhook-Id", "w-2").deliver("{\"id\":2}");
      assertThat(refused.isProblem(503, "STORAGE_UNAVAILABLE").header("Retry-After")).contains("1");
      hook.signingWith("other").deliver("{}").isProblem(401, "BAD_SIGNATURE");
      try (var second = postgres(port)) {
        assertThat(second.getPort()).isEqualTo(port);
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    hook.with("X-Shopify-Webhook-Id", "w-2").deliver("{\"id\":2}").status() == 200);
        await().atMost(PATIENCE).untilAsserted(() -> server.admin().get("/health/ready").is(200));
        assertThat(hook.settled().at("/webhookId")).isEqualTo("w-2");
        assertThat(hook.log("").json().at("/items")).hasSize(2);
      }
    }
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static String settings(int port) {
    return """
    holdfast.database { url = "jdbc:postgresql://localhost:%d/postgres", user = "postgres" }
    holdfast.secrets.key = "%s"
    holdfast.intake.keep-within = 2s
    """
        .formatted(port, KEY);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
