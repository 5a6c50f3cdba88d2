package holdfast.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.stock.StockViews.SkuFilter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However SKUs' news come, the read models show each row of the journal once and in order. */
abstract class FeedContract {
  Database core;
  Database views;
  ReadModels models;
  SkuJournal sku;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    var location = DatabaseLocation.of(database().settings());
    core = location.openCore();
    Migrations.CORE.run(core);
    views = location.openViews(core);
    Migrations.VIEWS.run(views);
    models = new ReadModels(core, views);
    sku = new SkuJournal("sku", core);
  }

  @AfterEach
  void close() {
    models.close();
    views.close();
    core.close();
  }

  @Test
  void aRowThatOnlyARecoveryRevealsIsShown() {
    sku.receive("m1", 10);
    sku.receive("m2", 10);
    sku.receive("m3", 10);
    sku.tell(models.feed(), 1);
    sku.tell(models.feed(), 2);
    // The write of row 3 failed for the SKU, but had been committed: its next life finds it.
    sku.tellRecovery(models.feed(), 3);
    sku.tell(models.feed(), 4);
    assertEverythingIsShownBy(models);
  }

  @Test
  void whatIsToldTwiceIsShownOnce() {
    sku.receive("m1", 10);
    sku.receive("m2", 10);
    IntStream.of(1, 2, 3).forEach(sequence -> sku.tell(models.feed(), sequence));
    assertEverythingIsShownBy(models);
    IntStream.of(2, 3).forEach(sequence -> sku.tell(models.feed(), sequence));
    assertEverythingIsShownBy(models);

    sku.receive("m3", 10);
    IntStream.of(2, 3, 4).forEach(sequence -> sku.tell(models.feed(), sequence));
    assertEverythingIsShownBy(models);
  }

  @Test
  void whatWasToldIsShownBeforeTheEnd() {
    sku.receive("m1", 10);
    IntStream.of(1, 2).forEach(sequence -> sku.tell(models.feed(), sequence));
    models.close();
    var later = new ReadModels(core, views);
    assertThat(later.views().movements(sku.sku(), false, Optional.empty(), 10)).hasSize(1);
    later.close();
  }

  @Test
  void moreRowsThanFitOnAPageAreReadFromTheJournal() {
    IntStream.range(0, 250).forEach(i -> sku.receive("m" + i, 1));
    sku.tellRecovery(models.feed(), sku.rows());
    assertEverythingIsShownBy(models);
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenLater() throws SQLException {
    sku.receive("m1", 10);
    inViews("ALTER TABLE movement_view RENAME TO movement_gone");
    IntStream.of(1, 2).forEach(sequence -> sku.tell(models.feed(), sequence));
    assertThatThrownBy(() -> awaitShown(models)).isInstanceOf(CompletionException.class);
    sku.receive("m2", 10);
    sku.tell(models.feed(), 3);
    inViews("ALTER TABLE movement_gone RENAME TO movement_view");
    assertEverythingIsShownBy(models);
  }

  /** Else a start after long, unbroken selling would compare the whole journal. */
  @Test
  void theWatermarkMovesOnAlthoughSomebodyAlwaysLags() {
    var journal = new JournalRows(core);
    var catchUp =
        new CatchUp(
            views,
            journal,
            new OpenCheckouts(views, journal),
            new OrderTable(views, journal),
            _ -> {});
    for (int i = 1; i <= 6; i++) {
      sku.receive("m" + i, 1);
      sku.tell(models.feed(), i);
      awaitShown(models);
      assertThat(catchUp.lagging()).isNotEmpty();
      catchUp.run();
    }
    assertThat(watermark()).isPositive();
    sku.tell(models.feed(), sku.rows());
    awaitShown(models);
    assertThat(catchUp.lagging()).isEmpty();
  }

  private long watermark() {
    return views.transaction(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT watermark FROM projection")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private void inViews(String sql) {
    views.transaction(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private static void awaitShown(ReadModels models) {
    models.views().caughtUp().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  final void assertEverythingIsShownBy(ReadModels shown) {
    awaitShown(shown);
    var all = new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(shown.views().skus(all, Optional.empty(), 10))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.version()).isEqualTo(sku.stock().version());
              assertThat(row.available()).isEqualTo(sku.stock().available());
            });
    assertThat(shown.views().movements(sku.sku(), false, Optional.empty(), 1_000))
        .extracting(movement -> movement.id().value())
        .isEqualTo(sku.movements());
    assertThat(shown.views().movements(sku.sku(), false, Optional.empty(), 1_000))
        .allSatisfy(
            movement ->
                assertThat(movement).isEqualTo(sku.stock().movement(movement.id()).orElseThrow()));
  }
}
