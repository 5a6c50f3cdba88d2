package holdfast.persistence.sync;

import static holdfast.persistence.sync.SyncLogNode.NORTH;
import static holdfast.persistence.sync.SyncLogNode.NOW;
import static holdfast.persistence.sync.SyncLogNode.SOUTH;
import static holdfast.persistence.sync.SyncLogNode.TEE;
import static holdfast.persistence.sync.SyncLogNode.between;
import static holdfast.persistence.sync.SyncLogNode.filter;
import static holdfast.persistence.sync.SyncLogNode.line;
import static holdfast.publish.Exchange.Kind.ORDERS;
import static holdfast.publish.Exchange.Kind.PUSH;
import static holdfast.publish.Exchange.Kind.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.SkuId;
import holdfast.persistence.TestDatabase;
import holdfast.publish.Exchange;
import holdfast.publish.LoggedExchange;
import holdfast.publish.LoggedExchange.Kept;
import holdfast.publish.LoggedExchange.Whole;
import holdfast.publish.SyncFigures;
import holdfast.publish.SyncFigures.Latencies;
import holdfast.publish.SyncFigures.Tally;
import holdfast.publish.SyncHistory;
import holdfast.publish.SyncHistory.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exchanges are logged whole or cut, found by every filter, summed up, and removed when old. */
abstract class SyncLogContract {
  private static final Filter ALL = filter(null, null, null, null, null);

  abstract TestDatabase database();

  private SyncLogNode node() {
    return SyncLogNode.open(database(), 1_000, 10_000_000);
  }

  /** The keys of what is found, which are numbered by the second of their end. */
  private static List<String> keys(SyncHistory history, Filter filter) {
    return history.exchanges(filter, Optional.empty(), 100).stream()
        .map(exchange -> exchange.key().orElseThrow().replace("key-", ""))
        .toList();
  }

  @Test
  void anExchangeIsKeptWholeOverARestart() {
    var exchange =
        new Exchange(
            NORTH,
            PUSH,
            NOW,
            Duration.ofMillis(120),
            Optional.of("key-1"),
            List.of(
                new Exchange.Line("l1", Optional.of(7L), Optional.of(5L), "OK"),
                new Exchange.Line("l2", Optional.empty(), Optional.of(-3L), "STALE")),
            "OK",
            "POST https://one.example/graphql\n{\"a\":\"Größe 🎈 \0 \ud800\"}",
            Optional.of(200),
            "{\"b\":1}");
    try (var node = node()) {
      node.tables().record(exchange);
    }
    try (var node = node()) {
      var history = node.tables().history();
      var row = history.exchanges(ALL, Optional.empty(), 10).getFirst();
      assertThat(row)
          .isEqualTo(
              new LoggedExchange(
                  row.id(),
                  NORTH,
                  PUSH,
                  NOW,
                  Duration.ofMillis(120),
                  Optional.of("key-1"),
                  "OK",
                  Optional.of(200),
                  2,
                  1,
                  List.of(
                      new LoggedExchange.Line(
                          "l1", Optional.of(TEE), Optional.of(7L), Optional.of(5L), "OK"),
                      new LoggedExchange.Line(
                          "l2", Optional.empty(), Optional.empty(), Optional.of(-3L), "STALE"))));
      var request = exchange.request().replace('\0', ' ').replace('\ud800', '?');
      assertThat(history.exchange(row.id()))
          .contains(
              new Whole(
                  row, new Kept(request, request.length()), new Kept(exchange.response(), 7)));
      assertThat(history.exchange("nobody")).isEmpty();
    }
  }

  @Test
  void aLongBodyIsCutAndSaysSo() {
    try (var node = SyncLogNode.open(database(), 10, 1_000_000)) {
      node.tables()
          .record(
              new Exchange(
                  NORTH,
                  PUSH,
                  NOW,
                  Duration.ZERO,
                  Optional.empty(),
                  List.of(),
                  "x".repeat(500),
                  "123456789🎈 and more",
                  Optional.empty(),
                  "0123456789"));
      var history = node.written().tables().history();
      var row = history.exchanges(ALL, Optional.empty(), 1).getFirst();
      assertThat(row.outcome()).isEqualTo("x".repeat(100));
      var whole = history.exchange(row.id()).orElseThrow();
      assertThat(whole.request()).isEqualTo(new Kept("123456789", 20));
      assertThat(whole.request().isCut()).isTrue();
      assertThat(whole.response().isCut()).isFalse();
    }
  }

  @Test
  void everyFilterFindsItsOwnNewestFirst() {
    try (var node = node()) {
      node.log(NORTH, PUSH, 1, "OK", line("l1", "OK"), line("l2", "STALE"));
      node.log(SOUTH, PUSH, 2, "OK", line("l1", "STALE"));
      node.log(NORTH, READ, 3, "TIMEOUT", line("l2", "TIMEOUT"));
      node.log(NORTH, ORDERS, 4, "OK");
      var history = node.written().tables().history();

      assertThat(keys(history, ALL)).containsExactly("4", "3", "2", "1");
      assertThat(keys(history, filter(NORTH, null, null, null, null)))
          .containsExactly("4", "3", "1");
      assertThat(keys(history, filter(null, null, null, PUSH, null))).containsExactly("2", "1");
      assertThat(keys(history, filter(null, null, null, null, "OK")))
          .containsExactly("4", "2", "1");
      assertThat(keys(history, filter(NORTH, null, null, PUSH, "OK"))).containsExactly("1");
      assertThat(keys(history, filter(NORTH, "l2", null, null, null))).containsExactly("3", "1");
      assertThat(keys(history, filter(null, "l2", null, PUSH, null))).containsExactly("1");
      assertThat(keys(history, filter(null, null, TEE, null, null))).containsExactly("2", "1");
      assertThat(keys(history, filter(NORTH, null, TEE, null, null))).containsExactly("1");
      assertThat(keys(history, filter(null, null, TEE, null, "STALE"))).containsExactly("2");
      assertThat(keys(history, filter(null, null, new SkuId("MUG"), null, null))).isEmpty();
      assertThat(keys(history, between(NOW.plusSeconds(2), NOW.plusSeconds(4))))
          .containsExactly("3", "2");
      var ofTee =
          history.exchanges(filter(NORTH, null, TEE, null, null), Optional.empty(), 1).getFirst();
      assertThat(ofTee.lines()).extracting(LoggedExchange.Line::listing).containsExactly("l1");
      assertThat(ofTee.lineCount()).isEqualTo(2);
    }
  }

  @Test
  void pagesHaveEachExchangeOnceEvenWithManyLinesOfOneSku() {
    try (var node = node()) {
      for (int second = 1; second <= 7; second++) {
        node.log(
            NORTH, PUSH, second, "OK", line("l1", "OK"), line("l1", "OK"), line("l1", "STALE"));
      }
      var history = node.written().tables().history();
      var filter = filter(null, null, TEE, null, null);
      for (int limit = 1; limit <= 8; limit++) {
        var found = IntStream.iterate(7, second -> second - 1).limit(7).mapToObj(String::valueOf);
        assertThat(paged(history, filter, limit))
            .as("limit %d", limit)
            .containsExactlyElementsOf(found.toList());
      }
      assertThat(paged(history, ALL, 3)).hasSize(7);
    }
  }

  private static List<String> paged(SyncHistory history, Filter filter, int limit) {
    var keys = new ArrayList<String>();
    var before = Optional.<String>empty();
    var page = history.exchanges(filter, before, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      assertThat(page).allSatisfy(exchange -> assertThat(exchange.lines()).hasSize(3));
      page.forEach(exchange -> keys.add(exchange.key().orElseThrow().replace("key-", "")));
      page = history.exchanges(filter, Optional.of(page.getLast().id()), limit);
    }
    return keys;
  }

  @Test
  void aListShowsTheFirstLinesOnly() {
    try (var node = node()) {
      var lines =
          IntStream.range(0, 30).mapToObj(n -> line("l" + n, "OK")).toArray(Exchange.Line[]::new);
      node.log(NORTH, PUSH, 1, "OK", lines);
      var history = node.written().tables().history();
      var row = history.exchanges(ALL, Optional.empty(), 1).getFirst();
      assertThat(row.lines()).extracting(LoggedExchange.Line::listing).hasSize(10).contains("l9");
      assertThat(row.lineCount()).isEqualTo(30);
      assertThat(history.exchange(row.id()).orElseThrow().exchange().lines()).hasSize(30);
    }
  }

  @Test
  void figuresSumUpOneStoreSinceAMoment() {
    try (var node = node()) {
      for (int second = 1; second <= 100; second++) {
        node.log(NORTH, READ, second, "OK");
      }
      node.log(NORTH, PUSH, 101, "OK", line("l1", "OK"), line("l2", "STALE"));
      node.log(NORTH, PUSH, 102, "TIMEOUT", line("l1", "TIMEOUT"));
      node.log(SOUTH, PUSH, 103, "OK", line("l1", "OK"));
      var history = node.written().tables().history();

      assertThat(history.figures(NORTH, NOW.plusSeconds(3)))
          .isEqualTo(
              new SyncFigures(
                  List.of(
                      new Tally(PUSH, "OK", 1, 2, 1),
                      new Tally(PUSH, "TIMEOUT", 1, 1, 1),
                      new Tally(READ, "OK", 98, 0, 0)),
                  Optional.of(
                      new Latencies(
                          Duration.ofMillis(52), Duration.ofMillis(101), Duration.ofMillis(102)))));
      assertThat(history.figures(SOUTH, NOW.plusSeconds(104)))
          .isEqualTo(new SyncFigures(List.of(), Optional.empty()));
      assertThat(node.heard().endedCount()).isEqualTo(103);
    }
  }

  @Test
  void oneThatTheDatabaseRefusesDoesNotTakeTheOthersWithIt() {
    try (var node = node()) {
      node.log(NORTH, PUSH, 1, "OK", line("l1", "OK"));
      node.log(NORTH, PUSH, 2, "OK", line("x".repeat(200), "OK"));
      node.log(NORTH, PUSH, 3, "OK", line("l1", "OK"));
      assertThat(keys(node.written().tables().history(), ALL)).containsExactly("3", "1");
      assertThat(node.heard().droppedCount()).isEqualTo(1);
    }
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsDroppedAndCounted() {
    try (var node = SyncLogNode.open(database(), 1_000, 1_000)) {
      node.log(NORTH, PUSH, 1, "OK", line("l1", "OK"));
      var many =
          IntStream.range(0, 30).mapToObj(n -> line("l" + n, "OK")).toArray(Exchange.Line[]::new);
      node.log(NORTH, PUSH, 2, "OK", many);
      assertThat(keys(node.written().tables().history(), ALL)).containsExactly("1");
      node.log(NORTH, PUSH, 3, "OK");
      assertThat(node.heard().endedCount()).isEqualTo(3);
      assertThat(node.heard().droppedCount()).as("the large one, and one too late").isEqualTo(2);
    }
  }

  @Test
  void whatTheDatabaseDoesNotTakeNowIsWrittenLater() throws Exception {
    try (var node = node()) {
      database().execute("ALTER TABLE exchange_body RENAME TO away");
      node.log(NORTH, PUSH, 1, "OK", line("l1", "OK"));
      database().execute("ALTER TABLE away RENAME TO exchange_body");
      await().untilAsserted(() -> assertThat(keys(node.tables().history(), ALL)).hasSize(1));
      assertThat(node.heard().droppedCount()).isZero();
    }
  }

  @Test
  void theEndDoesNotWaitForADatabaseThatIsAway() throws Exception {
    try (var node = node()) {
      database().execute("ALTER TABLE exchange_body RENAME TO away");
      node.log(NORTH, PUSH, 1, "OK", line("l1", "OK"));
      node.written();
      assertThat(node.heard().droppedCount()).isEqualTo(1);
      assertThat(database().number("SELECT COUNT(*) FROM exchange")).isZero();
    }
  }

  @Test
  void whatIsOldIsRemovedInSteps() throws Exception {
    try (var node = node()) {
      for (int second = 1; second <= 2_200; second++) {
        node.log(NORTH, PUSH, second, "OK", line("l1", "OK"));
      }
      node.written().tables().removeBefore(NOW.plusSeconds(2_190));
      assertThat(keys(node.tables().history(), ALL)).hasSize(11).endsWith("2191", "2190");
    }
    for (var table : List.of("exchange", "exchange_body", "exchange_line")) {
      assertThat(database().number("SELECT COUNT(*) FROM " + table)).as(table).isEqualTo(11);
    }
  }
}
