package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.StockViews.SkuFilter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every storage must do, whatever the database is. */
abstract class StorageContract {
  private static final SkuId SKU = new SkuId("TEE/RED|M");
  private static final SkuFilter ALL =
      new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());

  abstract StorageSettings settings();

  @Test
  void whatWasAnsweredIsThereAfterARestart() {
    try (var node = RunningNode.start(settings())) {
      node.define(SKU, 10);
      node.reserve(SKU, "r1", 3, 900);
      node.reserve(SKU, "r2", 2, 900);
      node.confirm(SKU, "r1", "o1");
      node.release(SKU, "r2");
    }
    try (var node = RunningNode.start(settings())) {
      var seen = node.look(SKU);
      assertThat(seen.sum(Shelf::committed)).isEqualTo(3);
      assertThat(seen.sum(Shelf::held)).isZero();
      assertThat(seen.sum(Shelf::available)).isEqualTo(7);
      assertThat(node.confirm(SKU, "r1", "o1"))
          .isInstanceOfSatisfying(
              Answer.ReservationIs.class, again -> assertThat(again.repeated()).isTrue());
    }
  }

  @Test
  void unitsReturnAfterARestartWithoutAVisitor() {
    try (var node = RunningNode.start(settings())) {
      node.define(SKU, 1);
      node.reserve(SKU, "r1", 1, 1);
      node.awaitViews();
    }
    try (var node = RunningNode.start(settings())) {
      await()
          .atMost(RunningNode.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(node.storage().views().skus(ALL, Optional.empty(), 10))
                      .singleElement()
                      .satisfies(row -> assertThat(row.available()).isEqualTo(1)));
      assertThat(node.storage().views().reservation(new ReservationId("r1")))
          .hasValueSatisfying(
              row -> assertThat(row.reservation().status()).isEqualTo(Reservation.Status.EXPIRED));
    }
  }
}
