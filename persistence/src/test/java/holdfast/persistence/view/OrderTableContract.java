package holdfast.persistence.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.order.Cancellation;
import holdfast.order.OrderKey;
import holdfast.order.OrderReport;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderViews;
import holdfast.order.Shipment;
import holdfast.order.Trouble;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of orders, and the index of those that have to be woken. */
abstract class OrderTableContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChannelId WEB = new ChannelId("web");
  private static final Cancellation CANCELLATION =
      new Cancellation(
          "c", NOW, List.of(new Shipment.Units("9", 1)), "", false, true, Optional.empty());
  private static final OrderViews.Filter ALL = new OrderViews.Filter(Optional.empty(), Set.of());

  private Database core;
  private Database views;
  private OrderTable orders;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    var location = DatabaseLocation.of(database().settings());
    core = location.openCore();
    Migrations.CORE.run(core);
    views = location.openViews(core);
    Migrations.VIEWS.run(views);
    orders = new OrderTable(views, new JournalRows(core));
  }

  @AfterEach
  void close() {
    views.close();
    core.close();
  }

  @Test
  void anOrderIsListedAsItLastReported() {
    var report = report(OrderKey.order(WEB, "1"), OrderReport.State.TROUBLED, NOW);
    told(report, 3);
    told(report(report.key(), OrderReport.State.OPEN, NOW), 2);
    assertThat(list(ALL, Optional.empty(), 10)).containsExactly(report);
  }

  @Test
  void itIsToldAsOfWhenOrdersAreKnown() {
    told(report(OrderKey.order(WEB, "1"), OrderReport.State.SETTLED, NOW), 1);
    told(report(OrderKey.order(WEB, "2"), OrderReport.State.OPEN, NOW.plusSeconds(2)), 1);
    told(report(OrderKey.cart(WEB, "3"), OrderReport.State.OPEN, NOW), 1);
    orders.show();
    assertThat(orders.changedAt(WEB, List.of("1", "2", "3", "4", "no id\n", "9".repeat(101))))
        .containsOnlyKeys("1", "2");
    assertThat(orders.changedAt(new ChannelId("other"), List.of("1"))).isEmpty();
    assertThat(orders.changedAt(WEB, List.of())).isEmpty();
  }

  @Test
  void ordersAreListedByStoreAndStateAndPageByPage() {
    var other = new ChannelId("shop|2");
    var one = told(report(OrderKey.order(WEB, "1"), OrderReport.State.SETTLED, NOW), 1);
    var two = told(report(OrderKey.order(WEB, "2"), OrderReport.State.TROUBLED, NOW), 1);
    var three = told(report(OrderKey.order(other, "1|x"), OrderReport.State.SETTLED, NOW), 1);
    told(report(OrderKey.cart(WEB, "t"), OrderReport.State.SETTLED, NOW), 1);

    assertThat(list(ALL, Optional.empty(), 10)).containsExactly(one, two, three);
    assertThat(list(ALL, Optional.empty(), 2)).containsExactly(one, two);
    assertThat(list(ALL, Optional.of(two.key()), 2)).containsExactly(three);
    assertThat(list(new OrderViews.Filter(Optional.of(other), Set.of()), Optional.empty(), 9))
        .containsExactly(three);
    assertThat(
            list(
                new OrderViews.Filter(Optional.of(WEB), Set.of(OrderReport.State.TROUBLED)),
                Optional.empty(),
                9))
        .containsExactly(two);
  }

  @Test
  void whatIsDueIsFoundTheLongestOverdueFirst() {
    told(report(OrderKey.order(WEB, "late"), OrderReport.State.OPEN, NOW.plusSeconds(5)), 1);
    told(report(OrderKey.cart(WEB, "t"), OrderReport.State.OPEN, NOW), 1);
    orders.show();
    assertThat(due(NOW)).containsExactly("t");
    assertThat(due(NOW.plusSeconds(5))).containsExactly("t", "late");
  }

  @Test
  void whatNobodyToldIsDueUntilItReports() {
    told(report(OrderKey.order(WEB, "known"), OrderReport.State.SETTLED, NOW.plusSeconds(99)), 1);
    orders.show();
    write(OrderKey.order(WEB, "known"), 2);
    write(OrderKey.order(WEB, "unknown"), 1);
    orders.catchUp(0);
    assertThat(due(NOW)).containsExactlyInAnyOrder("known", "unknown");

    told(report(OrderKey.order(WEB, "known"), OrderReport.State.SETTLED, NOW.plusSeconds(99)), 2);
    told(report(OrderKey.order(WEB, "unknown"), OrderReport.State.SETTLED, NOW.plusSeconds(9)), 1);
    orders.catchUp(0);
    assertThat(due(NOW)).isEmpty();
  }

  private static OrderReport report(OrderKey key, OrderReport.State state, Instant dueAt) {
    return new OrderReport(
        key,
        state,
        Optional.of(OrderSnapshot.Stage.SOLD),
        Optional.of(NOW),
        true,
        List.of("929"),
        List.of(new Trouble(Trouble.Reason.STALE, NOW, "no connector")),
        List.of(
            new OrderReport.Line(
                "9",
                Optional.of("7001"),
                Optional.of("TEE"),
                Optional.of(new SkuId("TEE")),
                3,
                0,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                List.of(new Trouble(Trouble.Reason.REFUSED, NOW, "TEE: no")),
                Optional.of("ana: fine"))),
        List.of(new OrderReport.Cancelling(CANCELLATION, Optional.empty())),
        Optional.empty(),
        Optional.of(dueAt),
        4);
  }

  private OrderReport told(OrderReport report, long sequence) {
    orders.reached(report.key(), sequence, report, NOW);
    return report;
  }

  private List<OrderReport> list(OrderViews.Filter filter, Optional<OrderKey> after, int limit) {
    orders.show();
    return orders.orders(filter, after, limit);
  }

  private List<String> due(Instant now) {
    return orders.due(now, 10).stream().map(OrderKey::number).toList();
  }

  private void write(OrderKey key, long sequence) {
    core.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\","
                      + " \"writer\", \"write_timestamp\", \"adapter_manifest\","
                      + " \"event_payload\", \"event_ser_id\", \"event_ser_manifest\")"
                      + " VALUES (?, ?, '', 0, '', ?, 0, '')")) {
            statement.setString(1, "order|" + key.text());
            statement.setLong(2, sequence);
            statement.setBytes(3, "{}".getBytes(UTF_8));
            return statement.executeUpdate();
          }
        });
  }
}
