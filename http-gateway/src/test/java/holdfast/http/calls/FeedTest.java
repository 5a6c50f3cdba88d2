package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.outbound.LocalShop;
import holdfast.outbound.LocalShop.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: stores that are told by files get true ones, and what they got is known to be shown. */
class FeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HEADER = "listing,variant,sku,quantity\r\n";
  private static final String SETTINGS =
      """
      holdfast.feed { interval = 50ms, retry = 50ms }
      holdfast.outbound.allowed-private = ["127.0.0.0/8"]
      """;

  @TempDir private Path data;
  private ServerUnderTest server;
  private Client admin;

  @BeforeEach
  void start() {
    server = ServerUnderTest.start(data, SETTINGS);
    admin = server.admin();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void define(String store, String level, String more) {
    admin.put("/v1/locations/main", "{\"name\":\"Main\"}");
    admin.put("/v1/skus/TEE", "{\"title\":\"Tee\"}");
    store(store, level, more).is(201);
    admin
        .put("/v1/stores/" + store + "/listings/tee", "{\"variant\":\"T-1\",\"sku\":\"TEE\"}")
        .is(201);
  }

  private Reply store(String store, String level, String more) {
    return admin.put(
        "/v1/stores/" + store,
        "{\"name\":\"S\",\"platform\":\"GENERIC\",\"syncLevel\":\"%s\"%s}".formatted(level, more));
  }

  private void receive(int units) {
    var body =
        "{\"type\":\"RECEIPT\",\"location\":\"main\",\"quantity\":%d,\"operator\":\"ana\"}"
            .formatted(units);
    admin.post("/v1/skus/TEE/movements", body).is(201);
  }

  private Client keyOf(String store) {
    var key = "{\"name\":\"k\",\"scopes\":[\"read\"],\"channel\":\"%s\"}".formatted(store);
    return admin.withKey(admin.post("/v1/keys", key).is(201).at("/key"));
  }

  private static String file(int units) {
    return HEADER + "tee,T-1,TEE," + units + "\r\n";
  }

  private String number(String field) {
    return admin.get("/v1/stores/s/numbers").is(200).at("/items/0/" + field);
  }

  private List<String> handOvers() {
    return admin
        .get("/v1/sync-log?store=s&kind=FEED")
        .is(200)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("outcome").textValue() + item.at("/lines/0/to").asText())
        .toList();
  }

  @Test
  void aStoreThatAsksGetsItsNumbersAndThenCountsAsShowingThem() {
    define("s", "POLL", "");
    receive(7);
    admin.get("/v1/stores/s/feed.csv").isProblem(404, "UNKNOWN_FEED");

    var looked = admin.get("/v1/stores/s/feed.csv?fresh=true").is(200);
    assertThat(looked.text()).isEqualTo(file(7));
    assertThat(looked.header("Content-Type")).contains("text/csv; charset=UTF-8");
    assertThat(number("acknowledged")).isEqualTo("null");
    assertThat(handOvers()).isEmpty();

    var ofStore = keyOf("s");
    var fetched = ofStore.get("/v1/stores/s/feed.csv").is(200);
    assertThat(fetched.text()).isEqualTo(file(7));
    assertThat(number("acknowledged")).isEqualTo("7");
    assertThat(number("state")).isEqualTo("SHOWN");
    await().atMost(PATIENCE).until(() -> handOvers().equals(List.of("OK7")));

    receive(3);
    assertThat(number("target")).isEqualTo("10");
    assertThat(ofStore.get("/v1/stores/s/feed.csv").is(200).text()).isEqualTo(file(7));
    assertThat(ofStore.get("/v1/stores/s/feed.csv?fresh=true").is(200).text()).isEqualTo(file(10));
    assertThat(number("acknowledged")).isEqualTo("10");
  }

  @Test
  void whoHasTheFileIsToldSo() {
    define("s", "POLL", "");
    receive(7);
    var first = admin.get("/v1/stores/s/feed.csv?fresh=true").is(200);
    var tag = first.header("ETag").orElseThrow();
    var moment = first.header("Last-Modified").orElseThrow();

    var known = admin.with("If-None-Match", "\"1\", " + tag);
    assertThat(known.get("/v1/stores/s/feed.csv").is(304).header("ETag")).contains(tag);
    admin.with("If-Modified-Since", moment).get("/v1/stores/s/feed.csv").is(304);
    admin
        .with("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT")
        .get("/v1/stores/s/feed.csv")
        .is(200);
    admin.with("If-Modified-Since", "lately").get("/v1/stores/s/feed.csv").is(200);
    admin.with("If-Modified-Since", moment).get("/v1/stores/s/feed.csv?fresh=true").is(200);
    known.get("/v1/stores/s/feed.csv").is(200);
  }

  @Test
  void theLastFileOutlivesTheServer() {
    define("s", "POLL", "");
    receive(7);
    var tag = admin.get("/v1/stores/s/feed.csv?fresh=true").is(200).header("ETag").orElseThrow();
    server.close();
    start();

    var fetched = keyOf("s").get("/v1/stores/s/feed.csv").is(200);
    assertThat(fetched.text()).isEqualTo(file(7));
    assertThat(fetched.header("ETag")).contains(tag);
    assertThat(number("acknowledged")).isEqualTo("7");
  }

  @Test
  void otherLevelsOtherKeysAndPausedStoresAreRefused() {
    define("s", "PUSH", "");
    admin.get("/v1/stores/s/feed.csv").isProblem(409, "NOT_BY_FILE");
    store("s", "MANUAL", "").is(200);
    admin.get("/v1/stores/s/feed.csv?fresh=true").isProblem(409, "NOT_BY_FILE");
    store("s", "POLL", ",\"paused\":true").is(200);
    admin.get("/v1/stores/s/feed.csv?fresh=true").isProblem(409, "NOT_BY_FILE");
    admin.get("/v1/stores/s/feed.csv?fresh=yes").refusesField("fresh");
    admin.get("/v1/stores/nobody/feed.csv").isProblem(404, "UNKNOWN_STORE");
    store("other", "POLL", "").is(201);
    keyOf("other").get("/v1/stores/s/feed.csv").isProblem(403, "FORBIDDEN");
  }

  @Test
  void atTheLevelManualTheNumbersAreThereToBeTypedIn() {
    define("s", "MANUAL", "");
    receive(7);
    assertThat(number("target")).isEqualTo("7");
    assertThat(number("rule")).isEqualTo("ENTITLEMENT");
    assertThat(number("state")).isEqualTo("UNTOLD");
    assertThat(handOvers()).isEmpty();
  }

  @Test
  void whereEachUnitIsShownOnceAFileThatWasMadeCountsThoughNobodyFetchedIt() {
    admin.put("/v1/policies/global", "{\"publishing\":{\"mode\":\"EXCLUSIVE\"}}").is(201);
    define("s", "POLL", "");
    receive(9);
    assertThat(admin.get("/v1/stores/s/feed.csv?fresh=true").is(200).text()).isEqualTo(file(9));

    define("t", "POLL", "");
    var ofT = keyOf("t");
    assertThat(ofT.get("/v1/stores/t/feed.csv?fresh=true").is(200).text()).isEqualTo(file(0));

    var ofS = keyOf("s").get("/v1/stores/s/feed.csv?fresh=true").is(200).text();
    assertThat(ofS).isIn(file(4), file(5));
    assertThat(ofT.get("/v1/stores/t/feed.csv?fresh=true").is(200).text())
        .isEqualTo(ofS.equals(file(4)) ? file(5) : file(4));
  }

  @Test
  void aFileIsMadeAtItsTimeAndPostedUntilItArrives() {
    var answers = new AtomicInteger();
    try (var shop =
        LocalShop.start(_ -> new Said(answers.incrementAndGet() == 1 ? 500 : 204, Map.of(), ""))) {
      define("s", "MANUAL", "");
      receive(7);
      var address = ",\"api\":{\"url\":\"%s/stock.csv\",\"plainHttp\":true}".formatted(shop.url());
      store("s", "FEED", address).is(200);
      await().atMost(PATIENCE).until(() -> handOvers().contains("NO_CREDENTIALS7"));
      assertThat(shop.asked()).isEmpty();

      store("s", "FEED", address + ",\"credentials\":{\"signingSecret\":\"signing-secret-1\"}")
          .is(200);
      await().atMost(PATIENCE).until(() -> number("acknowledged").equals("7"));

      assertThat(shop.asked()).hasSize(2);
      var last = shop.asked().getLast();
      assertThat(last.method() + " " + last.path()).isEqualTo("POST /stock.csv");
      assertThat(last.header("content-type")).isEqualToIgnoringCase("text/csv; charset=UTF-8");
      assertThat(last.body()).isEqualTo(file(7));
      var signature = last.header("holdfast-signature");
      var at = signature.substring("t=".length(), signature.indexOf(','));
      assertThat(signature).isEqualTo("t=" + at + ",v1=" + mac(at + "." + last.body()));
      await()
          .atMost(PATIENCE)
          .until(() -> handOvers().stream().limit(2).toList().equals(List.of("OK7", "HTTP_5007")));
      assertThat(admin.get("/v1/stores/s/feed.csv").is(200).text()).isEqualTo(file(7));
    }
  }

  private static String mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec("signing-secret-1".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
