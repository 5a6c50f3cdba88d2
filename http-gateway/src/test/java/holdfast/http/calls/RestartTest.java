package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a stop loses nothing that was begun, and a start finds everything that was answered. */
class RestartTest {
  private static final String LEAVE_SLOWLY = "holdfast.http.stop-notice = 2s";

  @TempDir private Path data;

  @Test
  void whatIsUnderWayFinishesAndEverythingIsThereAfterwards() throws IOException {
    var server = ServerUnderTest.start(data, LEAVE_SLOWLY);
    var shop = Shop.open(server.admin(), "shop").stock("NEAR", 5);
    shop.reserve("before", 2).is(201);
    shop.reserve("sold", 1).is(201);
    shop.confirm("sold", "{'order':'o'}").is(200);
    try (var running = SlowRequest.begin(shop, "{'id':'ID-slow','channel':'WEB','lines':[")) {
      var stopped = CompletableFuture.runAsync(server::close, RestartTest::onItsOwnThread);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> server.admin().get("/health/ready").isProblem(503, "STOPPING"));
      assertThat(shop.reservation("before").is(200).header("Connection")).contains("close");
      await().atMost(Duration.ofSeconds(10)).until(() -> refusesConnections(shop));
      assertThat(running.finish(shop.json("{'sku':'TEE','quantity':1}]}")))
          .startsWith("HTTP/1.1 201");
      assertThat(stopped).succeedsWithin(Duration.ofSeconds(30));
    }
    try (var again = ServerUnderTest.start(data, "")) {
      var same = new Shop(again.admin(), "shop");
      assertThat(same.reservation("before").is(200).at("/status")).isEqualTo("HELD");
      assertThat(same.reservation("slow").is(200).at("/status")).isEqualTo("HELD");
      same.confirm("sold", "{'order':'o'}").is(200);
      same.reserve("before", 2).is(200);
      assertThat(same.number("held")).isEqualTo(3);
      assertThat(same.number("committed")).isEqualTo(1);
    }
  }

  private static boolean refusesConnections(Shop shop) {
    var server = URI.create(shop.admin().address());
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      return !socket.isConnected();
    } catch (IOException _) {
      return true;
    }
  }

  /** As the process does it: the JVM's common pool has better things to do than to wait. */
  private static void onItsOwnThread(Runnable work) {
    Thread.ofPlatform().name("stop").start(work);
  }

  @Test
  void theFirstKeyIsMadeOnceAndReplacedByAConfiguredOne() {
    String made;
    try (var server = ServerUnderTest.start(data, "holdfast.admin-key = \"\"")) {
      assertThat(server.lines()).hasSize(1);
      assertThat(server.lines().getFirst()).startsWith("Admin key (shown only this once): hf_");
      made = server.lines().getFirst().replaceFirst(".*: ", "");
      server.admin().withKey(made).get("/v1/keys").is(200);
    }
    try (var server = ServerUnderTest.start(data, "holdfast.admin-key = \"\"")) {
      assertThat(server.lines()).isEmpty();
      server.admin().withKey(made).get("/v1/keys").is(200);
    }
    try (var server = ServerUnderTest.start(data, "")) {
      server.admin().get("/v1/keys").is(200);
      server.admin().withKey(made).get("/v1/keys").isProblem(401, "UNAUTHENTICATED");
    }
  }

  /** A reservation whose body takes its time. */
  private record SlowRequest(Socket socket) implements AutoCloseable {
    private static final int LENGTH = 200;

    static SlowRequest begin(Shop shop, String start) throws IOException {
      var server = URI.create(shop.admin().address());
      var socket = new Socket(server.getHost(), server.getPort());
      var head =
          """
          POST /v1/reservations HTTP/1.1
          Host: holdfast.test
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: %d

          """
              .formatted(ServerUnderTest.KEY, LENGTH);
      var request = new SlowRequest(socket);
      request.send(head.replace("\n", "\r\n"));
      var body = shop.json(start);
      request.send(body + " ".repeat(LENGTH / 2 - body.length()));
      return request;
    }

    String finish(String end) throws IOException {
      send(end + " ".repeat(LENGTH / 2 - end.length()));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
