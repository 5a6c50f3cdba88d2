package holdfast.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.RecordedMovement;
import holdfast.stock.ReservationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an older program has shown is found by what a newer one looks for. */
abstract class ViewsMigrationContract {
  private static final LocationId MAIN = new LocationId("main");
  private static final SkuId SKU = new SkuId("TEE");

  abstract TestDatabase database();

  @Test
  void movementsThatWereShownBeforeAreFoundByTheirReservation() {
    var location = DatabaseLocation.of(database().settings());
    try (var core = location.openCore();
        var views = location.openViews(core)) {
      Migrations.VIEWS.run(views);
      var ids = List.of("cart-1", "\"a\\\"b\\\\c\"", "\\", "'%_'");
      for (int i = 0; i < ids.size(); i++) {
        asVersion2Did(views, shipment(i + 1, ids.get(i)));
      }
      asVersion2Did(views, movement(ids.size() + 1, new Movement.Receipt(MAIN, 1)));
      Migrations.VIEWS.run(views);

      var queries = new ViewQueries(views, () -> CompletableFuture.completedFuture(null));
      for (int i = 0; i < ids.size(); i++) {
        assertThat(queries.movements(new ReservationId(ids.get(i))))
            .extracting(row -> row.movement())
            .containsExactly(shipment(i + 1, ids.get(i)));
      }
    }
  }

  private static RecordedMovement shipment(int version, String reservation) {
    return movement(version, new Movement.Shipment(MAIN, new ReservationId(reservation), 1));
  }

  private static RecordedMovement movement(int version, Movement movement) {
    return new RecordedMovement(
        new MovementId("m" + version),
        movement,
        Movement.Note.NONE,
        List.of(),
        Instant.EPOCH,
        version);
  }

  private static void asVersion2Did(Database views, RecordedMovement movement) {
    views.transaction(
        connection -> {
          execute(connection, "UPDATE schema_version SET version = 2 WHERE part = 'views'");
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO movement_view (sku, version, document) VALUES (?, ?, ?)")) {
            statement.setString(1, SKU.value());
            statement.setLong(2, movement.version());
            statement.setString(3, StockFormat.document(movement));
            return statement.executeUpdate();
          }
        });
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
