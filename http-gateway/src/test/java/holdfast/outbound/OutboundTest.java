package holdfast.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.outbound.LocalShop.Said;
import holdfast.outbound.OutboundReply.Answered;
import holdfast.outbound.OutboundReply.Crowded;
import holdfast.outbound.OutboundReply.Forbidden;
import holdfast.outbound.OutboundReply.Lost;
import holdfast.outbound.OutboundReply.NotSent;
import holdfast.outbound.OutboundRequest.Method;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(Behaviors.empty(), "outbound", ConfigFactory.defaultReference());
  private static final Network LOOPBACK = Network.parse("127.0.0.0/8").orElseThrow();
  private static final OutboundSettings SETTINGS =
      new OutboundSettings(
          List.of(LOOPBACK), Duration.ofSeconds(5), Duration.ofSeconds(10), 2, 10_000);
  private static final OutboundRequest READ =
      new OutboundRequest(Method.GET, "/admin", Map.of(), Optional.empty());

  private static SelfSigned certificate;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    certificate = SelfSigned.make(directory, "localhost");
  }

  @AfterAll
  static void end() {
    SYSTEM.terminate();
  }

  @Test
  void asksAtTheStoresAddressAndNowhereElse() {
    try (var shop =
        LocalShop.start(_ -> new Said(201, Map.of("X-Rest", "1"), "{\"stock\":\"ä\"}"))) {
      var request =
          new OutboundRequest(
              Method.PUT, "/stock?page=2", Map.of("X-Token", "t 1"), Optional.of("[7]"));

      var answer = (Answered) send(Shops.shopify(shop.url() + "/base"), request);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.headers()).containsEntry("x-rest", "1");
      assertThat(answer.body()).isEqualTo("{\"stock\":\"ä\"}");
      var asked = shop.asked().getFirst();
      assertThat(asked.method() + " " + asked.path()).isEqualTo("PUT /base/stock?page=2");
      assertThat(asked.header("x-token")).isEqualTo("t 1");
      assertThat(asked.header("content-type")).isEqualTo("application/json");
      assertThat(asked.header("user-agent")).isEqualTo("Holdfast");
      assertThat(asked.body()).isEqualTo("[7]");
    }
  }

  @Test
  void followsNoRedirect() {
    try (var elsewhere = LocalShop.start(_ -> Said.json("{}"));
        var shop =
            LocalShop.start(_ -> new Said(302, Map.of("Location", elsewhere.url() + "/x"), ""))) {
      assertThat(((Answered) send(Shops.shopify(shop.url()), READ)).status()).isEqualTo(302);
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void readsNoAnswerThatIsTooLarge() {
    try (var shop = LocalShop.start(_ -> Said.json("x".repeat(10_001)))) {
      assertThat(send(Shops.shopify(shop.url()), READ))
          .isEqualTo(
              new Lost("the answer has more than the 10000 bytes of holdfast.outbound.answer-max"));
    }
  }

  @Test
  void knowsNothingOfACallThatIsNotAnsweredInTime() {
    var end = new CountDownLatch(1);
    var hasty = settings(List.of(LOOPBACK), Duration.ofMillis(300), 1);
    try (var shop = LocalShop.start(_ -> answerAfter(end))) {
      var outbound = outbound(hasty);

      assertThat(outbound.send(Shops.shopify(shop.url()), READ).toCompletableFuture().join())
          .isEqualTo(new Lost("no whole answer within PT0.3S"));
      end.countDown();
    }
  }

  @Test
  void hasOnlySoManyCallsUnderWayToAHost() {
    var end = new CountDownLatch(1);
    try (var shop = LocalShop.start(_ -> answerAfter(end))) {
      var outbound = outbound(settings(List.of(LOOPBACK), Duration.ofSeconds(10), 1));
      var store = Shops.shopify(shop.url());
      var first = outbound.send(store, READ).toCompletableFuture();

      assertThat(outbound.send(store, READ).toCompletableFuture().join())
          .isEqualTo(new Crowded("there are 1 calls to this host already", Duration.ofSeconds(1)));
      end.countDown();
      assertThat(first.join()).isInstanceOf(Answered.class);
      assertThat(outbound.send(store, READ).toCompletableFuture().join())
          .isInstanceOf(Answered.class);
    }
  }

  @Test
  void refusesAddressesThatAreNotPublicUnlessTheyAreAllowed() {
    try (var shop = LocalShop.start(_ -> Said.json("{}"))) {
      var outbound = outbound(settings(List.of(), Duration.ofSeconds(10), 2));

      assertThat(outbound.send(Shops.plain(shop.url()), READ).toCompletableFuture().join())
          .isEqualTo(
              new Forbidden(
                  "127.0.0.1 is at no public address; holdfast.outbound.allowed-private can allow"
                      + " it"));
      assertThat(shop.asked()).isEmpty();
    }
  }

  @Test
  void callsTheVeryAddressThatItChecked() {
    try (var shop = LocalShop.start(_ -> Said.json("{}"))) {
      var metadata = InetAddress.ofLiteral("169.254.169.254");
      var here = InetAddress.ofLiteral("127.0.0.1");
      var both =
          outbound(SETTINGS, host -> new InetAddress[] {metadata, here})
              .send(Shops.plain(shop.url("shop.example")), READ);
      var onlyPrivate =
          outbound(SETTINGS, host -> new InetAddress[] {metadata})
              .send(Shops.plain(shop.url("shop.example")), READ);

      assertThat(both.toCompletableFuture().join()).isInstanceOf(Answered.class);
      assertThat(shop.asked().getFirst().header("host")).startsWith("shop.example:");
      assertThat(onlyPrivate.toCompletableFuture().join()).isInstanceOf(Forbidden.class);
      assertThat(shop.asked()).hasSize(1);
    }
  }

  @Test
  void speaksPlainlyOnlyWithThisMachineOrWhereTheStoreSaysSo() {
    var other =
        settings(List.of(Network.parse("10.0.0.0/8").orElseThrow()), Duration.ofSeconds(5), 2);
    var outbound = outbound(other, host -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")});

    assertThat(
            outbound.send(Shops.shopify("http://shop.example"), READ).toCompletableFuture().join())
        .isEqualTo(
            new Forbidden(
                "shop.example must be called with https, unless the store's api.plainHttp says"
                    + " otherwise"));
  }

  @Test
  void trustsNoCertificateThatItDoesNotKnow() throws Exception {
    try (var shop = LocalShop.start(certificate.identity(), _ -> Said.json("{}"))) {
      assertThat(send(Shops.shopify(shop.url("localhost")), READ))
          .isInstanceOfSatisfying(
              NotSent.class, not -> assertThat(not.why()).startsWith("no secure connection"));
      assertThat(shop.asked()).isEmpty();
    }
  }

  @Test
  void trustsACertificateOnlyForItsOwnHost() throws Exception {
    try (var shop = LocalShop.start(certificate.identity(), _ -> Said.json("{}"))) {
      var outbound = new Outbound(SYSTEM, SETTINGS, InetAddress::getAllByName, certificate.trust());

      assertThat(
              outbound
                  .send(Shops.shopify(shop.url("localhost")), READ)
                  .toCompletableFuture()
                  .join())
          .isInstanceOf(Answered.class);
      assertThat(outbound.send(Shops.shopify(shop.url()), READ).toCompletableFuture().join())
          .isInstanceOf(NotSent.class);
      assertThat(shop.asked()).hasSize(1);
    }
  }

  @Test
  void knowsNothingOfACallWhoseConnectionBreaks() throws Exception {
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> breakAfterReading(door));

      assertThat(send(Shops.shopify("http://127.0.0.1:" + door.getLocalPort()), READ))
          .isInstanceOf(Lost.class);
    }
  }

  @Test
  void knowsThatNothingArrivedWhereNobodyListens() throws Exception {
    int port;
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = door.getLocalPort();
    }
    var store = Shops.shopify("http://127.0.0.1:" + port);

    assertThat(send(store, READ)).isInstanceOf(NotSent.class);
    assertThat(send(store, READ)).isInstanceOf(NotSent.class);
    assertThat(send(Shops.shopify("https://no-such-host.invalid"), READ))
        .isInstanceOf(NotSent.class);
  }

  @Test
  void knowsWhereStoresAre() {
    assertThat(ShopAddress.of(Shops.usual(Platform.SHOPIFY, "a.myshopify.com")))
        .contains(new ShopAddress("https://a.myshopify.com"));
    assertThat(ShopAddress.of(Shops.usual(Platform.WOOCOMMERCE, "http://shop.example/wp")))
        .contains(new ShopAddress("http://shop.example/wp"));
    assertThat(ShopAddress.of(Shops.usual(Platform.GENERIC, "ftp://shop.example"))).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsNotCalled() {
    assertThat(send(Shops.shopify("https://shop.example:99999"), READ))
        .isInstanceOf(Forbidden.class);
    assertThat(send(Shops.shopify("ftp://shop.example"), READ)).isInstanceOf(Forbidden.class);
  }

  @Test
  void saysNothingOfWhatARequestHoldsWhenItIsPrinted() {
    var request =
        new OutboundRequest(
            Method.POST, "/x?consumer_secret=cs", Map.of("X-Token", "t"), Optional.of("body"));

    assertThat(request).hasToString("POST /x");
  }

  private static OutboundReply send(Store store, OutboundRequest request) {
    return outbound(SETTINGS).send(store, request).toCompletableFuture().join();
  }

  private static OutboundSettings settings(List<Network> allowed, Duration within, int calls) {
    return new OutboundSettings(allowed, Duration.ofSeconds(5), within, calls, 10_000);
  }

  private static Outbound outbound(OutboundSettings settings) {
    return outbound(settings, InetAddress::getAllByName);
  }

  private static Outbound outbound(OutboundSettings settings, Resolver.Names names) {
    try {
      return new Outbound(SYSTEM, settings, names, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Said answerAfter(CountDownLatch end) {
    try {
      end.await();
      return Said.json("{}");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void breakAfterReading(ServerSocket door) {
    try (Socket socket = door.accept()) {
      socket.getInputStream().read();
      socket.setSoLinger(true, 0); // Closing then resets the connection.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
