package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Dialect;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.RecordedMovement;
import holdfast.stock.ReportedSale;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuSummary;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.StockViews.OversellRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One transaction's worth of changes to the read models: gathered first, so that a reservation that
 * was made and released in the same page is written once, and then written in batches.
 */
final class ViewPage {
  /** How far a SKU is shown: the sequence number of its last row, and its version there. */
  record Progress(long sequence, long version) {
    static final Progress NONE = new Progress(0, 0);
  }

  private record OfSku<T>(SkuId sku, T value) {}

  private record Moved(SkuId sku, RecordedMovement movement, Optional<ReservationId> reservation) {}

  private final Connection connection;
  private final Dialect dialect;
  private final Map<ReservationId, OfSku<Reservation>> reservations = new HashMap<>();
  private final List<Moved> movements = new ArrayList<>();
  private final Map<SkuId, Progress> progress = new HashMap<>();
  private final Map<SkuId, SkuSummary> summaries = new HashMap<>();
  private int events;

  ViewPage(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** How many events were added. */
  int events() {
    return events;
  }

  /** What the page, once committed, says of how far each SKU is shown. */
  Map<SkuId, Progress> progress() {
    return progress;
  }

  /** Adds a row of the journal; {@code newest} is the SKU's state then or later. */
  Progress add(SkuId sku, JournalRows.Row row, Progress before, Stock newest) throws SQLException {
    var version = before.version();
    events += row.batch().events().size();
    for (var event : row.batch().events()) {
      version++;
      if (event instanceof StockEvent.Moved moved) {
        movements.add(
            new Moved(sku, recorded(moved, row.batch().at(), version), event.reservation()));
      }
      // A checkout's holds are told by the checkout; nobody can ask for them by their ids.
      if (event.reservation().filter(id -> !id.isHold()).isPresent()) {
        add(sku, event.reservation().get(), event, row.batch().at(), newest);
      }
    }
    return new Progress(row.sequence(), version);
  }

  /** Says that a SKU is shown up to {@code reached}, with the numbers of {@code newest}. */
  void reached(SkuId sku, Progress reached, Stock newest) {
    progress.put(sku, reached);
    summaries.put(sku, SkuSummary.of(newest));
  }

  /** Says that nothing need be written of a SKU: it is shown that far. */
  void isAlreadyAt(SkuId sku, Progress reached) {
    progress.put(sku, reached);
  }

  private void add(SkuId sku, ReservationId id, StockEvent event, Instant at, Stock newest)
      throws SQLException {
    var alive = newest.reservation(id);
    if (alive.isPresent()) {
      reservations.put(id, new OfSku<>(sku, alive.get()));
      return;
    }
    var gathered = reservations.get(id);
    var before = gathered == null ? stored(id) : Optional.of(gathered.value());
    if (before.isPresent() || isFirst(event)) {
      reservations.put(id, new OfSku<>(sku, Reservation.after(before, event, at)));
    }
  }

  private static boolean isFirst(StockEvent event) {
    return event instanceof StockEvent.Reserved || event instanceof StockEvent.SaleReported;
  }

  private Optional<Reservation> stored(ReservationId id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT document FROM reservation_view WHERE id = ?")) {
      statement.setString(1, id.value());
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(StockFormat.readReservation(rows.getString(1)))
            : Optional.empty();
      }
    }
  }

  private static RecordedMovement recorded(StockEvent.Moved moved, Instant at, long version) {
    return new RecordedMovement(
        moved.id(), moved.movement(), moved.note(), moved.changes(), at, version);
  }

  void write() throws SQLException {
    batch(
        dialect.upsert("reservation_view", List.of("id"), "sku", "document"),
        reservations.values(),
        (statement, row) -> {
          statement.setString(1, row.value().id().value());
          statement.setString(2, row.sku().value());
          statement.setString(3, StockFormat.document(row.value()));
        });
    batch(
        dialect.upsert(
            "oversell_view", List.of("sale"), "since", "sku", "channel", "status", "document"),
        reservations.values().stream()
            .filter(row -> row.value().sale().flatMap(ReportedSale::oversell).isPresent())
            .toList(),
        (statement, row) -> bind(statement, new OversellRow(row.sku(), row.value())));
    batch(
        dialect.upsert("movement_view", List.of("sku", "version"), "document", "reservation"),
        movements,
        (statement, row) -> {
          statement.setString(1, row.sku().value());
          statement.setLong(2, row.movement().version());
          statement.setString(3, StockFormat.document(row.movement()));
          statement.setString(4, row.reservation().map(ReservationId::value).orElse(null));
        });
    batch(
        dialect.upsert(
            "sku_view",
            List.of("sku"),
            "sequence",
            "version",
            "category",
            "kind",
            "profile",
            "on_hand",
            "held",
            "committed",
            "damaged",
            "quarantined",
            "available",
            "shortage",
            "oversold",
            "due_at"),
        summaries.entrySet(),
        (statement, row) -> bind(statement, row.getKey(), row.getValue()));
  }

  private static void bind(PreparedStatement statement, OversellRow row) throws SQLException {
    statement.setString(1, row.sale().id().value());
    statement.setLong(2, row.oversell().at().toEpochMilli());
    statement.setString(3, row.sku().value());
    statement.setString(4, row.sale().request().channel().value());
    statement.setString(5, row.oversell().status().name());
    statement.setString(6, StockFormat.document(row.sale()));
  }

  private void bind(PreparedStatement statement, SkuId sku, SkuSummary summary)
      throws SQLException {
    var profile = summary.profile().orElseThrow();
    var reached = progress.getOrDefault(sku, Progress.NONE);
    statement.setString(1, sku.value());
    statement.setLong(2, reached.sequence());
    statement.setLong(3, reached.version());
    statement.setString(4, profile.category().orElse(null));
    statement.setString(5, profile.kind().name());
    statement.setString(6, StockFormat.document(profile));
    statement.setLong(7, summary.sum(Shelf::onHand));
    statement.setLong(8, summary.sum(Shelf::held));
    statement.setLong(9, summary.sum(Shelf::committed));
    statement.setLong(10, summary.sum(Shelf::damaged));
    statement.setLong(11, summary.sum(Shelf::quarantined));
    statement.setLong(12, summary.sum(Shelf::available));
    statement.setLong(13, summary.sum(Shelf::shortage));
    statement.setLong(14, summary.owed().oversold());
    if (summary.earliestDeadline().isPresent()) {
      statement.setLong(15, summary.earliestDeadline().get().toEpochMilli());
    } else {
      statement.setNull(15, Types.BIGINT);
    }
  }

  private <T> void batch(String sql, Iterable<T> rows, Binder<T> binder) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      var count = 0;
      for (var row : rows) {
        binder.bind(statement, row);
        statement.addBatch();
        count++;
      }
      if (count > 0) {
        statement.executeBatch();
      }
    }
  }

  @FunctionalInterface
  private interface Binder<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }
}
