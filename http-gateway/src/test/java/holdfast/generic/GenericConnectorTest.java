package holdfast.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.typesafe.config.ConfigFactory;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.LocalShop;
import holdfast.outbound.LocalShop.Said;
import holdfast.outbound.Network;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundSettings;
import holdfast.outbound.Shops;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.Answered;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.shop.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a shop of any make is told its numbers as docs/connectors.md says. */
class GenericConnectorTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(Behaviors.empty(), "generic", ConfigFactory.defaultReference());

  private final List<Exchange> log = new ArrayList<>();
  private Said said = new Said(204, Map.of(), "");
  private final LocalShop shop = LocalShop.start(_ -> said);

  @AfterEach
  void close() {
    shop.close();
  }

  @AfterAll
  static void end() {
    SYSTEM.terminate();
  }

  @Test
  void theBodyIsSignedAndHasEveryNumber() {
    assertThat(push()).isEqualTo(shown(5, 7));

    var asked = shop.asked().getFirst();
    assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /stock");
    assertThat(asked.body())
        .isEqualTo(
            "{\"store\":\"shop\",\"push\":\"p1\",\"numbers\":["
                + "{\"listing\":\"tee\",\"variant\":\"v-tee\",\"sku\":\"TEE\",\"quantity\":5},"
                + "{\"listing\":\"cap\",\"variant\":\"v-cap\",\"sku\":\"CAP\",\"quantity\":7}]}");
    assertThat(asked.header("holdfast-signature"))
        .isEqualTo(
            GenericSignature.of(asked.body(), new Credentials.Generic("signing-secret-1"), NOW));
  }

  @Test
  void theLogHasEveryNumberAndNoSecret() {
    push();

    assertThat(log).singleElement().extracting(Exchange::outcome).isEqualTo("OK");
    assertThat(log.getFirst().lines())
        .contains(new Exchange.Line("tee", Optional.of(4L), Optional.of(5L), "SHOWN"));
    assertThat(log.toString()).doesNotContain("signing-secret-1", "v1=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "<html>", "[]", "{}", "{\"numbers\":[]}", "{\"numbers\":7}"})
  void aShopThatSaysNothingOfALineShowsIt(String body) {
    said = Said.json(body);

    assertThat(push()).isEqualTo(shown(5, 7));
  }

  @Test
  void aShopMaySpeakOfSingleLines() {
    said =
        Said.json(
            """
            {"numbers":[{"listing":"tee","quantity":4,"at":"2026-11-20T10:00:00Z"},
                        {"listing":"cap","error":"UNKNOWN"},{"listing":"else","quantity":1}]}\
            """);

    assertThat(((Answered) push()).lines())
        .containsEntry("tee", new OfLine.Shown(new Level(4, Instant.parse("2026-11-20T10:00:00Z"))))
        .containsEntry("cap", new OfLine.Unfit(Parked.DELETED, "the shop has no such listing"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"error\":\"locked\"", "\"quantity\":1.5", "\"quantity\":\"many\""})
  void aLineThatFailsIsTriedAgain(String line) {
    said = Said.json("{\"numbers\":[{\"listing\":\"tee\",%s}]}".formatted(line));

    assertThat(((Answered) push()).lines().get("tee")).isInstanceOf(OfLine.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, Closed",
    "403, Closed",
    "404, Closed",
    "410, Closed",
    "301, Closed",
    "400, Rejected",
    "413, Rejected",
    "408, Unknown",
    "429, Throttled",
    "500, Unknown",
    "503, Unknown",
    "302, Unknown"
  })
  void everyStatusMeansSomething(int status, String expected) {
    said = new Said(status, Map.of(), "");

    assertThat(push().getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void aBusyShopSaysForHowLong() {
    said = new Said(503, Map.of("Retry-After", "9"), "");

    assertThat(push()).isEqualTo(new PushAnswer.Throttled(Duration.ofSeconds(9)));
  }

  @Test
  void withoutASecretNobodyIsTold() {
    assertThat(push(Optional.empty()))
        .asInstanceOf(type(PushAnswer.Closed.class))
        .extracting(PushAnswer.Closed::reason)
        .isEqualTo(ClosedFor.NO_CREDENTIALS);
    assertThat(shop.asked()).isEmpty();
  }

  private PushAnswer push() {
    return push(Optional.of(new Credentials.Generic("signing-secret-1")));
  }

  private PushAnswer push(Optional<Credentials> credentials) {
    var store =
        Shops.store(
            Platform.GENERIC,
            new ShopApi(Optional.of(shop.url() + "/stock"), true, Optional.empty()),
            "https://shop.example");
    var push =
        new Push(
            "p1",
            List.of(
                new Push.Line(listing("tee"), 5, Optional.of(4L)),
                new Push.Line(listing("cap"), 7, Optional.empty())));
    var outbound =
        Outbound.open(
            SYSTEM,
            new OutboundSettings(
                List.of(Network.parse("127.0.0.0/8").orElseThrow()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                2,
                1 << 20));
    return new GenericConnector(
            outbound, new Secrets(credentials), log::add, Clock.fixed(NOW, ZoneOffset.UTC))
        .push(store, push)
        .toCompletableFuture()
        .join();
  }

  private record Secrets(Optional<Credentials> credentials) implements StoreSecrets {
    @Override
    public List<byte[]> webhookSecrets(ChannelId store) {
      return List.of();
    }

    @Override
    public Optional<Credentials> credentials(ChannelId store) {
      return credentials;
    }

    @Override
    public Summary summary(ChannelId store) {
      return Summary.NONE;
    }
  }

  private static Listing listing(String id) {
    return new Listing(
        new ChannelId("shop"),
        id,
        "v-" + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SkuId(id.toUpperCase(Locale.ROOT))),
        Optional.empty(),
        1);
  }

  private static PushAnswer shown(int tee, int cap) {
    return new Answered(
        Map.of(
            "tee", new OfLine.Shown(new Level(tee, NOW)),
            "cap", new OfLine.Shown(new Level(cap, NOW))),
        Duration.ZERO);
  }
}
