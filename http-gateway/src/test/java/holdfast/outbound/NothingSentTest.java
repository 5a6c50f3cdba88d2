package holdfast.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.Platform;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.generic.GenericConnector;
import holdfast.outbound.LocalShop.Said;
import holdfast.outbound.OutboundRequest.Method;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.shopify.admin.ShopifyConnector;
import holdfast.woocommerce.rest.WooApi;
import holdfast.woocommerce.rest.WooConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: what never left is not taken for something of which nobody knows what became of it. */
class NothingSentTest {
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(Behaviors.empty(), "unsent", ConfigFactory.defaultReference());
  private static final Listing LISTING =
      new Listing(
          new ChannelId("shop"),
          "tee",
          "11",
          Optional.of("10"),
          Optional.of("12"),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new SkuId("TEE")),
          Optional.empty(),
          1);
  private static final Push PUSH =
      new Push(
          "0b0f1c5e-7a58-4c27-9e04-5d5b0ac6f1a1",
          List.of(new Push.Line(LISTING, 5, Optional.of(4L))));

  private final Outbound outbound =
      Outbound.open(
          SYSTEM,
          new OutboundSettings(
              List.of(Network.parse("127.0.0.0/8").orElseThrow()),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              1,
              10_000));

  @AfterAll
  static void end() {
    SYSTEM.terminate();
  }

  @ParameterizedTest
  @EnumSource(Platform.class)
  void aHostThatHasCallsEnoughIsPausedFor(Platform platform) throws InterruptedException {
    var isAsked = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var shop =
        LocalShop.start(
            _ -> {
              isAsked.countDown();
              return answerAfter(end);
            })) {
      var store = store(platform, shop.url());
      var first =
          outbound
              .send(store, new OutboundRequest(Method.GET, "/", Map.of(), Optional.empty()))
              .toCompletableFuture();
      isAsked.await();

      assertThat(push(store)).isEqualTo(new PushAnswer.Throttled(Outbound.CROWDED_PAUSE));
      if (platform != Platform.GENERIC) { // It is asked nothing.
        assertThat(read(store)).isEqualTo(new ReadAnswer.Throttled(Outbound.CROWDED_PAUSE));
      }
      end.countDown();
      first.join();
      assertThat(shop.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Platform.class)
  void whereNobodyListensNothingArrived(Platform platform) throws IOException {
    int port;
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = door.getLocalPort();
    }
    var store = store(platform, "http://127.0.0.1:" + port);

    assertThat(push(store)).isInstanceOf(PushAnswer.Unsent.class);
    assertThat(read(store)).isInstanceOf(ReadAnswer.Failed.class);
  }

  private PushAnswer push(Store store) {
    return connector(store.platform()).push(store, PUSH).toCompletableFuture().join();
  }

  private ReadAnswer read(Store store) {
    return connector(store.platform()).read(store, List.of(LISTING)).toCompletableFuture().join();
  }

  private ShopConnector connector(Platform platform) {
    var clock = Clock.systemUTC();
    return switch (platform) {
      case SHOPIFY -> new ShopifyConnector(outbound, new Secrets(platform), _ -> {}, clock);
      case WOOCOMMERCE ->
          new WooConnector(
              new WooApi(outbound, new Secrets(platform), _ -> {}, clock, () -> "nonce"));
      case GENERIC -> new GenericConnector(outbound, new Secrets(platform), _ -> {}, clock);
    };
  }

  private static Store store(Platform platform, String url) {
    return Shops.store(
        platform, new ShopApi(Optional.of(url), true, Optional.empty()), "https://shop.example");
  }

  private static Said answerAfter(CountDownLatch end) {
    try {
      end.await();
      return Said.json("{}");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Secrets(Platform platform) implements StoreSecrets {
    @Override
    public List<byte[]> webhookSecrets(ChannelId store) {
      return List.of();
    }

    @Override
    public Optional<Credentials> credentials(ChannelId store) {
      return Optional.of(
          switch (platform) {
            case SHOPIFY -> new Credentials.Shopify("shpat_demo");
            case WOOCOMMERCE -> new Credentials.WooCommerce("ck_demo", "cs_demo");
            case GENERIC -> new Credentials.Generic("signing-secret-1");
          });
    }

    @Override
    public Summary summary(ChannelId store) {
      return Summary.NONE;
    }
  }
}
