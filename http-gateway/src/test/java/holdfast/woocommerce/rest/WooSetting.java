package holdfast.woocommerce.rest;

import com.typesafe.config.ConfigFactory;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.Platform;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.LocalShop;
import holdfast.outbound.Network;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundSettings;
import holdfast.outbound.Shops;
import holdfast.publish.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A shop on this machine, and all that asks it. */
final class WooSetting implements AutoCloseable {
  static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(Behaviors.empty(), "woo", ConfigFactory.defaultReference());
  private static final Outbound OUTBOUND =
      Outbound.open(
          SYSTEM,
          new OutboundSettings(
              List.of(Network.parse("127.0.0.0/8").orElseThrow()),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              2,
              1 << 20));

  final FakeWoo shop = new FakeWoo();
  final List<Exchange> log = new CopyOnWriteArrayList<>();
  private final LocalShop server = LocalShop.start(shop);
  final Store store =
      Shops.store(
          Platform.WOOCOMMERCE,
          new ShopApi(Optional.of(server.url()), true, Optional.empty()),
          "https://shop.example");
  private final AtomicInteger nonces = new AtomicInteger();
  private final Secrets secrets;
  private final WooApi api;

  WooSetting() {
    this(new Secrets(Optional.of(new Credentials.WooCommerce("ck_demo", "cs_demo"))));
  }

  private WooSetting(Secrets secrets) {
    this.secrets = secrets;
    this.api =
        new WooApi(
            OUTBOUND,
            secrets,
            log::add,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> "nonce" + nonces.incrementAndGet());
  }

  static WooSetting withoutCredentials() {
    return new WooSetting(new Secrets(Optional.empty()));
  }

  private record Secrets(Optional<Credentials> credentials) implements StoreSecrets {
    @Override
    public List<byte[]> webhookSecrets(ChannelId store) {
      return List.of(bytes("newest"), bytes("older"));
    }

    @Override
    public Optional<Credentials> credentials(ChannelId store) {
      return credentials;
    }

    @Override
    public Summary summary(ChannelId store) {
      return Summary.NONE;
    }

    private static byte[] bytes(String secret) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A listing of a product, or of its variation, which may be counted at the product. */
  static Listing listing(String variant, String product, boolean isCountedAtProduct) {
    return new Listing(
        new ChannelId("shop"),
        "l" + variant,
        variant,
        Optional.of(product),
        isCountedAtProduct ? Optional.of(product) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SkuId("SKU-" + variant)),
        Optional.empty(),
        1);
  }

  static Listing simple(String product) {
    return listing(product, product, false);
  }

  WooConnector connector() {
    return new WooConnector(api);
  }

  WooSource source() {
    return new WooSource(api, secrets);
  }

  WooDesk desk() {
    return new WooDesk(api, () -> StoreBook.empty().with(store));
  }

  /** Method and path of what was asked, without queries. */
  List<String> asked() {
    return server.asked().stream()
        .map(it -> it.method() + " " + it.path().split("\\?", 2)[0].replace("/wp-json/wc/v3/", ""))
        .toList();
  }

  /** All that was asked. */
  List<LocalShop.Asked> calls() {
    return server.asked();
  }

  static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Override
  public void close() {
    server.close();
  }
}
