package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Conflict;
import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Debts;
import holdfast.stock.Movement;
import holdfast.stock.OrderId;
import holdfast.stock.Oversell;
import holdfast.stock.ReservationId;
import holdfast.stock.Sale;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.OversellFilter;
import holdfast.stock.StockViews.OversellRow;
import holdfast.stock.StockViews.SkuFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list of what was sold without being there, on a real database. */
abstract class OversellViewContract {
  private static final SkuId TEE = new SkuId("TEE");
  private static final SkuId MUG = new SkuId("MUG");
  private static final OversellFilter ALL =
      new OversellFilter(Optional.empty(), Optional.empty(), Optional.empty());

  abstract TestDatabase database();

  @Test
  void everySaleWithMissingUnitsIsListedWithWhatBecameOfIt() {
    try (var node = RunningNode.start(database().settings())) {
      node.define(TEE, 1);
      node.define(MUG, 1);
      var sales =
          List.of(sell(node, TEE, "!a", 3), sell(node, MUG, "!b", 2), sell(node, TEE, "!c", 1));
      assertThat(sales).allMatch(sale -> sale.sale().oversold() > 0);
      sell(node, MUG, "!full", 0);
      node.awaitViews();
      var views = node.storage().views();
      assertThat(views.oversells(ALL, Optional.empty(), 10)).isEqualTo(sales);
      assertThat(views.oversells(ALL, Optional.empty(), 2)).isEqualTo(sales.subList(0, 2));
      assertThat(views.oversells(ALL, Optional.of(sales.get(1).place()), 2))
          .isEqualTo(sales.subList(2, 3));
      assertThat(views.oversell(new ReservationId("!b"))).contains(sales.get(1));
      assertThat(views.oversell(new ReservationId("!full"))).isEmpty();

      node.receive(TEE, "m", 3);
      node.answer(MUG, decision("!b"));
      node.awaitViews();
      assertThat(ids(views.oversells(status(Oversell.Status.OPEN), Optional.empty(), 10)))
          .containsExactly("!b");
      assertThat(ids(views.oversells(status(Oversell.Status.FILLED), Optional.empty(), 10)))
          .containsExactly("!a", "!c");
      assertThat(ids(views.oversells(of(TEE), Optional.empty(), 10))).containsExactly("!a", "!c");
      assertThat(views.oversells(byChannel("nobody"), Optional.empty(), 10)).isEmpty();
      assertThat(views.oversell(new ReservationId("!b")).orElseThrow().oversell().policy())
          .isEqualTo(Conflict.BACKORDER);
      var row =
          views.skus(
              new SkuFilter(Optional.empty(), Optional.empty(), Optional.of("MUG")),
              Optional.empty(),
              1);
      assertThat(row.getFirst().oversold()).isEqualTo(1);
    }
  }

  @Test
  void itIsBuiltAgainFromTheJournal() throws Exception {
    try (var node = RunningNode.start(database().settings())) {
      node.define(TEE, 1);
      sell(node, TEE, "!a", 3);
      node.awaitViews();
    }
    database().forgetViews();
    try (var node = RunningNode.start(database().settings())) {
      node.look(TEE);
      node.awaitViews();
      assertThat(ids(node.storage().views().oversells(ALL, Optional.empty(), 10)))
          .containsExactly("!a");
    }
  }

  private static OversellRow sell(RunningNode node, SkuId sku, String id, int units) {
    var sale =
        new Sale(
            new ChannelId("web"), new OrderId("o-" + id), units, Optional.empty(), Instant.EPOCH);
    var answer =
        node.answer(
            sku, new StockCommand.Sell(new ReservationId(id), 1, sale, List.of(), sale.quantity()));
    return new OversellRow(sku, ((Answer.ReservationIs) answer).reservation());
  }

  private static StockCommand decision(String id) {
    return new StockCommand.Resolve(
        new ReservationId(id),
        Conflict.BACKORDER,
        new Movement.Note(Optional.empty(), Optional.of("ana")));
  }

  private static OversellFilter status(Oversell.Status status) {
    return new OversellFilter(Optional.of(status), Optional.empty(), Optional.empty());
  }

  private static OversellFilter of(SkuId sku) {
    return new OversellFilter(Optional.empty(), Optional.of(sku), Optional.empty());
  }

  private static OversellFilter byChannel(String channel) {
    return new OversellFilter(
        Optional.empty(), Optional.empty(), Optional.of(new ChannelId(channel)));
  }

  private static List<String> ids(List<OversellRow> rows) {
    return rows.stream()
        .map(OversellRow::place)
        .map(Debts.Claim::sale)
        .map(ReservationId::value)
        .toList();
  }
}
