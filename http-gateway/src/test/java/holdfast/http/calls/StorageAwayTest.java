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
 * Goal: without its database the server says so and loses nothing, and goes on by itself when the
 * database is back. Method: a real PostgreSQL that is stopped and started again.
 */
class StorageAwayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  @Test
  void whatWasAnsweredIsThereWhenItIsBack() throws IOException {
    int port = freePort();
    var first = postgres(port);
    try (var server = ServerUnderTest.start(data.resolve("holdfast"), settings(port))) {
      var shop = Shop.open(server.admin(), "shop").stock("NEAR", 5);
      shop.reserve("before", 2).is(201);
      first.close();

      assertThat(shop.reserve("during", 1).is(503).header("Retry-After")).contains("1");
      server.admin().get("/health/ready").isProblem(503, "STORAGE_UNAVAILABLE");
      server.admin().get("/health/live").is(200);
      server
          .admin()
          .put("/v1/channels/other", "{\"name\":\"Other\"}")
          .isProblem(503, "STORAGE_UNAVAILABLE");

      try (var second = postgres(port)) {
        assertThat(second.getPort()).isEqualTo(port);
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(shop.reserve("during", 1).status()).isBetween(200, 201));
        await().atMost(PATIENCE).untilAsserted(() -> server.admin().get("/health/ready").is(200));
        assertThat(shop.reservation("before").is(200).at("/status")).isEqualTo("HELD");
        assertThat(shop.number("held")).isEqualTo(3);
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
    return "holdfast.database { url = \"jdbc:postgresql://localhost:%d/postgres\", user = \"postgres\" }"
        .formatted(port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
