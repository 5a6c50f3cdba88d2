package holdfast.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that is not ours, and against sockets that misbehave. */
class LoadClientTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Target target;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/skus/", LoadClientTest::echo);
    server.start();
    target = new Target(server.getAddress(), "hf_test");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void answersComeInTheOrderOfTheRequests() throws ServerFailure {
    Calls calls = new Calls(target);
    try (LoadClient client = LoadClient.open(target, 7)) {
      List<Answer> answers =
          client.askAll(IntStream.range(0, 200).mapToObj(i -> calls.sku("sku-" + i)).toList());
      assertThat(answers)
          .extracting(answer -> ((Answer.Received) answer).body())
          .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "GET /v1/skus/sku-" + i + " ").toList());
    }
  }

  @Test
  void theBodyAndTheKeyReachTheServer() throws ServerFailure {
    try (LoadClient client = LoadClient.open(target, 1)) {
      Answer.Received answer = only(client, new Calls(target).define("tee"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("PUT /v1/skus/tee {\"title\":\"tee\"}");
      assertThat(answer.header("x-key")).contains("Bearer hf_test");
      assertThat(answer.latencyNanos()).isPositive();
    }
  }

  @Test
  void anAnswerWithoutABodyIsWhole() throws ServerFailure {
    server.createContext("/v1/reservations/", exchange -> exchange.sendResponseHeaders(204, -1));
    try (LoadClient client = LoadClient.open(target, 1)) {
      Calls calls = new Calls(target);
      List<Answer> answers = client.askAll(List.of(calls.release("a"), calls.sku("b")));
      assertThat(answers).extracting(a -> ((Answer.Received) a).status()).containsExactly(204, 200);
    }
  }

  @Test
  void aLargeAnswerIsReadWhole() throws ServerFailure {
    byte[] large = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    server.createContext("/v1/locations/", exchange -> respond(exchange, 200, large));
    try (LoadClient client = LoadClient.open(target, 1)) {
      assertThat(only(client, new Calls(target).location("l")).body()).hasSize(large.length);
    }
  }

  @Test
  void aConnectionThatTheServerClosesIsOpenedAgain() throws ServerFailure {
    server.createContext(
        "/v1/channels/",
        exchange -> {
          exchange.getResponseHeaders().add("Connection", "close");
          respond(exchange, 201, "{}".getBytes(StandardCharsets.UTF_8));
        });
    try (LoadClient client = LoadClient.open(target, 1)) {
      Calls calls = new Calls(target);
      List<Answer> answers = client.askAll(List.of(calls.channel("a"), calls.channel("b")));
      assertThat(answers).extracting(a -> ((Answer.Received) a).status()).containsExactly(201, 201);
    }
  }

  @Test
  void allConnectionsAreInUseAtOnce() throws Exception {
    int connections = 20;
    CountDownLatch together = new CountDownLatch(connections);
    server.createContext(
        "/health/live",
        exchange -> {
          together.countDown();
          await(together);
          respond(exchange, 200, "up".getBytes(StandardCharsets.UTF_8));
        });
    try (LoadClient client = LoadClient.open(target, connections)) {
      Request live = new Calls(target).live();
      List<Answer> answers =
          client.askAll(IntStream.range(0, connections).mapToObj(_ -> live).toList());
      assertThat(answers).allMatch(answer -> answer instanceof Answer.Received);
    }
  }

  @Test
  void aRequestThatIsCutOffIsLostAndMayHaveBeenSeen() throws Exception {
    try (ServerSocket cutting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var _ = threads.submit(() -> readSomeAndClose(cutting));
      Target cut = targetOf(cutting);
      try (LoadClient client = LoadClient.open(cut, 1)) {
        Answer answer = client.askAll(List.of(new Calls(cut).live())).getFirst();
        assertThat(answer).isInstanceOf(Answer.Lost.class);
        assertThat(((Answer.Lost) answer).sent()).isTrue();
      }
    }
  }

  @Test
  void aRequestThatFindsNobodyIsLostAndWasNotSeen() throws Exception {
    try (LoadClient client = LoadClient.open(target, 1)) {
      Request live = new Calls(target).sku("a");
      only(client, live);
      server.stop(0);
      client.askAll(List.of(live));
      Answer refused = client.askAll(List.of(live)).getFirst();
      assertThat(refused).isInstanceOf(Answer.Lost.class);
      assertThat(((Answer.Lost) refused).sent()).isFalse();
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() throws Exception {
    ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Target nobody = targetOf(free);
    free.close();
    assertThatThrownBy(() -> LoadClient.open(nobody, 1))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("Cannot connect to http://")
        .hasMessageContaining(":" + nobody.address().getPort());
  }

  @Test
  void eachConnectionHasOneRequestOutstanding() throws ServerFailure {
    ConcurrentHashMap<Integer, Boolean> outstanding = new ConcurrentHashMap<>();
    int[] left = {500};
    Request request = new Calls(target).sku("a");
    Caller caller =
        new Caller() {
          @Override
          public @Nullable Request next(int connection) {
            if (left[0]-- <= 0) {
              return null;
            }
            assertThat(outstanding.put(connection, true)).isNotEqualTo(true);
            return request;
          }

          @Override
          public void answered(int connection, Answer answer) {
            assertThat(outstanding.put(connection, false)).isTrue();
          }
        };
    try (LoadClient client = LoadClient.open(target, 5)) {
      client.run(caller);
    }
    assertThat(outstanding).hasSize(5).allSatisfy((_, busy) -> assertThat(busy).isFalse());
  }

  private static Answer.Received only(LoadClient client, Request request) throws ServerFailure {
    return (Answer.Received) client.askAll(List.of(request)).getFirst();
  }

  private static Target targetOf(ServerSocket socket) {
    return new Target(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()), "hf_test");
  }

  private static boolean readSomeAndClose(ServerSocket server) throws IOException {
    try (Socket socket = server.accept()) {
      return socket.getInputStream().read() >= 0;
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    exchange.getResponseHeaders().add("X-Key", key);
    String echo = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
    respond(exchange, 200, echo.getBytes(StandardCharsets.UTF_8));
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
