package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.http.meter.Meters;
import holdfast.http.server.Settings;
import holdfast.persistence.Storage;
import holdfast.publish.Exchange;
import holdfast.publish.Exchange.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: what was exchanged with stores is found over HTTP, whole and by every filter, and summed up
 * by store. The log was fed by an earlier process with the same data.
 */
class SyncLogTest {
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");

  @TempDir private static Path data;
  private static ServerUnderTest server;
  private static Instant now = Instant.EPOCH;

  @BeforeAll
  static void start() {
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (var first = ServerUnderTest.start(data, "")) {
      define(first.admin(), "north");
      define(first.admin(), "south");
    }
    feed(Settings.load(Optional.of(ServerUnderTest.file(data, ""))));
    server = ServerUnderTest.start(data, "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void define(Client admin, String store) {
    admin.put("/v1/stores/" + store, "{\"name\":\"S\",\"platform\":\"GENERIC\"}").is(201);
    admin.put("/v1/skus/TEE", "{\"title\":\"Tee\"}");
    admin
        .put("/v1/stores/" + store + "/listings/l1", "{\"variant\":\"44\",\"sku\":\"TEE\"}")
        .is(201);
  }

  private static void feed(Settings settings) {
    try (var storage = Storage.open(settings.storage());
        var meters = new Meters();
        var log = storage.openSyncLog(settings.syncLog(), meters.sync())) {
      log.record(exchange(NORTH, Exchange.Kind.ORDERS, Duration.ofDays(2), "OK"));
      log.record(exchange(NORTH, Exchange.Kind.READ, Duration.ofHours(2), "TIMEOUT"));
      log.record(
          exchange(
              NORTH,
              Exchange.Kind.PUSH,
              Duration.ofMinutes(2),
              "OK",
              new Line("l1", Optional.of(7L), Optional.of(5L), "OK"),
              new Line("l2", Optional.empty(), Optional.of(1L), "STALE")));
      log.record(
          exchange(
              SOUTH,
              Exchange.Kind.PUSH,
              Duration.ofMinutes(1),
              "THROTTLED",
              new Line("l1", Optional.of(7L), Optional.of(6L), "THROTTLED")));
    }
  }

  /** One that ended so long ago. */
  private static Exchange exchange(
      ChannelId store, Exchange.Kind kind, Duration ago, String outcome, Line... lines) {
    var took = Duration.ofMillis(ago.toMinutes());
    return new Exchange(
        store,
        kind,
        now.minus(ago).minus(took),
        took,
        kind == Exchange.Kind.PUSH ? Optional.of("key of " + store) : Optional.empty(),
        List.of(lines),
        outcome,
        "POST https://shop.example/levels\n" + "x".repeat(20_000),
        outcome.equals("TIMEOUT") ? Optional.empty() : Optional.of(200),
        "{\"said\":true}");
  }

  private static List<String> kinds(Client client, String query) {
    return client
        .get("/v1/sync-log" + query)
        .is(200)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("store").textValue() + " " + item.get("kind").textValue())
        .toList();
  }

  private static List<String> kinds(String query) {
    return kinds(server.admin(), query);
  }

  @Test
  void everyFilterFindsItsOwnNewestFirst() {
    assertThat(kinds("")).containsExactly("south PUSH", "north PUSH", "north READ", "north ORDERS");
    assertThat(kinds("?store=north&limit=1")).containsExactly("north PUSH");
    assertThat(kinds("?kind=PUSH")).containsExactly("south PUSH", "north PUSH");
    assertThat(kinds("?outcome=TIMEOUT")).containsExactly("north READ");
    assertThat(kinds("?sku=TEE")).containsExactly("south PUSH", "north PUSH");
    assertThat(kinds("?sku=TEE&outcome=OK")).containsExactly("north PUSH");
    assertThat(kinds("?listing=l2&store=north&kind=PUSH")).containsExactly("north PUSH");
    assertThat(kinds("?listing=l2&outcome=OK")).isEmpty();
    var from = now.minus(Duration.ofHours(3));
    var to = now.minus(Duration.ofMinutes(1));
    assertThat(kinds("?from=" + from + "&to=" + to)).containsExactly("north PUSH", "north READ");
  }

  @Test
  void pagesGoOn() {
    var first = server.admin().get("/v1/sync-log?limit=3").is(200);
    assertThat(first.json().get("items")).hasSize(3);
    assertThat(kinds("?limit=3&cursor=" + first.at("/nextCursor"))).containsExactly("north ORDERS");
  }

  @Test
  void oneIsShownWithAllThatWasSaidAsFarAsItWasKept() {
    var row = server.admin().get("/v1/sync-log?store=north&kind=PUSH").is(200);
    assertThat(row.at("/items/0/lines/0/sku")).isEqualTo("TEE");
    assertThat(row.at("/items/0/lines/0/from")).isEqualTo("7");
    assertThat(row.at("/items/0/lines/0/to")).isEqualTo("5");
    assertThat(row.json().at("/items/0/lines/1/sku").isNull()).isTrue();
    assertThat(row.at("/items/0/lines/1/outcome")).isEqualTo("STALE");
    assertThat(row.at("/items/0/tookMs")).isEqualTo("2");
    assertThat(row.at("/items/0/key")).isEqualTo("key of north");
    assertThat(row.json().at("/items/0/request").isMissingNode()).isTrue();

    var whole = server.admin().get("/v1/sync-log/" + row.at("/items/0/id")).is(200);
    assertThat(whole.at("/linesFailed")).isEqualTo("1");
    assertThat(whole.at("/request/text")).hasSize(16_384).startsWith("POST https://shop.example");
    assertThat(whole.at("/request/length")).isEqualTo("20033");
    assertThat(whole.at("/request/cut")).isEqualTo("true");
    assertThat(whole.at("/response/text")).isEqualTo("{\"said\":true}");
    assertThat(whole.at("/response/cut")).isEqualTo("false");
    server.admin().get("/v1/sync-log/nobody").isProblem(404, "UNKNOWN_EXCHANGE");
  }

  @Test
  void figuresSumUpTheLastHourAndDay() {
    var figures = server.admin().get("/v1/stores/north/figures").is(200);
    assertThat(figures.at("/lastHour/exchanges/count")).isEqualTo("1");
    assertThat(figures.at("/lastHour/exchanges/failed")).isEqualTo("0");
    assertThat(figures.at("/lastHour/numbers/count")).isEqualTo("2");
    assertThat(figures.at("/lastHour/numbers/failed")).isEqualTo("1");
    assertThat(figures.at("/lastHour/latency/maxMs")).isEqualTo("2");
    assertThat(figures.at("/lastDay/exchanges/count")).isEqualTo("2");
    assertThat(figures.at("/lastDay/exchanges/failed")).isEqualTo("1");
    assertThat(figures.at("/lastDay/pushes/count")).isEqualTo("1");
    assertThat(figures.at("/lastDay/outcomes/1/outcome")).isEqualTo("TIMEOUT");
    assertThat(figures.at("/lastDay/latency/p50Ms")).isEqualTo("2");
    assertThat(figures.at("/lastDay/latency/p99Ms")).isEqualTo("120");
    assertThat(figures.at("/drifts/open")).isEqualTo("0");
    define(server.admin(), "fresh");
    var none = server.admin().get("/v1/stores/fresh/figures").is(200);
    assertThat(none.json().at("/lastDay/latency").isNull()).isTrue();
    server.admin().get("/v1/stores/nobody/figures").isProblem(404, "UNKNOWN_STORE");
  }

  @Test
  void aKeyOfAStoreSeesThatStoreOnly() {
    var key =
        server
            .admin()
            .post("/v1/keys", "{\"name\":\"k\",\"scopes\":[\"read\"],\"channel\":\"north\"}")
            .is(201)
            .at("/key");
    var bound = server.admin().withKey(key);
    assertThat(kinds(bound, "")).containsExactly("north PUSH", "north READ", "north ORDERS");
    assertThat(kinds(bound, "?sku=TEE")).containsExactly("north PUSH");
    bound.get("/v1/sync-log?store=south").isProblem(403, "FORBIDDEN");
    bound.get("/v1/stores/south/figures").isProblem(403, "FORBIDDEN");
    bound.get("/v1/stores/north/figures").is(200);
    var ofSouth = server.admin().get("/v1/sync-log?store=south").is(200).at("/items/0/id");
    bound.get("/v1/sync-log/" + ofSouth).isProblem(403, "FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=TALK",
        "from=yesterday",
        "to=2026",
        "store=%20",
        "sku=%20",
        "listing=",
        "cursor=x",
        "outcome=",
        "limit=0",
        "since=2026-11-20T10:00:00Z"
      })
  void wrongQuestionsAreRefused(String query) {
    server
        .admin()
        .get("/v1/sync-log?" + query)
        .refusesField(query.substring(0, query.indexOf('=')));
  }
}
