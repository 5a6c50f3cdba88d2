package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.Debts;
import holdfast.stock.DueIndex;
import holdfast.stock.RecordedMovement;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import holdfast.stock.StockViews;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Reads the read models. */
final class ViewQueries implements StockViews, DueIndex<SkuId> {
  private final Database views;
  private final Supplier<CompletionStage<Void>> shown;

  ViewQueries(Database views, Supplier<CompletionStage<Void>> shown) {
    this.views = views;
    this.shown = shown;
  }

  @Override
  public List<SkuRow> skus(SkuFilter filter, Optional<SkuId> after, int limit) {
    var where = new ArrayList<String>();
    var values = new ArrayList<String>();
    filter.category().ifPresent(category -> add(where, values, "category = ?", category));
    filter.kind().ifPresent(kind -> add(where, values, "kind = ?", kind.name()));
    filter
        .prefix()
        .ifPresent(
            prefix -> {
              add(where, values, "sku >= ?", prefix);
              add(where, values, "sku < ?", prefix + "\u007f");
            });
    after.ifPresent(sku -> add(where, values, "sku > ?", sku.value()));
    var sql =
        "SELECT sku, profile, on_hand, held, committed, damaged, quarantined, available,"
            + " shortage, oversold, version"
            + " FROM sku_view"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY sku LIMIT "
            + limit;
    return query(sql, statement -> bind(statement, values), ViewQueries::skuRow);
  }

  @Override
  public List<OversellRow> oversells(
      OversellFilter filter, Optional<Debts.Claim> after, int limit) {
    var where = new ArrayList<String>();
    var values = new ArrayList<String>();
    filter.status().ifPresent(status -> add(where, values, "status = ?", status.name()));
    filter.sku().ifPresent(sku -> add(where, values, "sku = ?", sku.value()));
    filter.channel().ifPresent(channel -> add(where, values, "channel = ?", channel.value()));
    after.ifPresent(
        place -> {
          var since = place.since().toEpochMilli();
          add(
              where,
              values,
              "(since > %1$d OR (since = %1$d AND sale > ?))".formatted(since),
              place.sale().value());
        });
    return query(
        "SELECT sku, document FROM oversell_view"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY since, sale LIMIT "
            + limit,
        statement -> bind(statement, values),
        ViewQueries::oversellRow);
  }

  @Override
  public Optional<OversellRow> oversell(ReservationId sale) {
    return query(
            "SELECT sku, document FROM oversell_view WHERE sale = ?",
            statement -> statement.setString(1, sale.value()),
            ViewQueries::oversellRow)
        .stream()
        .findFirst();
  }

  private static OversellRow oversellRow(ResultSet row) throws SQLException {
    return new OversellRow(
        new SkuId(row.getString(1)), StockFormat.readReservation(row.getString(2)));
  }

  @Override
  public List<RecordedMovement> movements(
      SkuId sku, boolean isNewestFirst, Optional<Long> after, int limit) {
    var sql =
        "SELECT document FROM movement_view WHERE sku = ? AND version %s ? ORDER BY version %s LIMIT %d"
            .formatted(isNewestFirst ? "<" : ">", isNewestFirst ? "DESC" : "ASC", limit);
    return query(
        sql,
        statement -> {
          statement.setString(1, sku.value());
          statement.setLong(2, after.orElse(isNewestFirst ? Long.MAX_VALUE : 0L));
        },
        row -> StockFormat.readMovement(row.getString(1)));
  }

  @Override
  public Optional<ReservationRow> reservation(ReservationId id) {
    return query(
            "SELECT sku, document FROM reservation_view WHERE id = ?",
            statement -> statement.setString(1, id.value()),
            row ->
                new ReservationRow(
                    new SkuId(row.getString(1)), StockFormat.readReservation(row.getString(2))))
        .stream()
        .findFirst();
  }

  @Override
  public boolean isCheckout(ReservationId id) {
    return !query(
            "SELECT id FROM checkout_view WHERE id = ? AND phase NOT IN ('NONE', 'REFUSED')",
            statement -> statement.setString(1, id.value()),
            row -> row.getString(1))
        .isEmpty();
  }

  @Override
  public List<ReservationId> reservations(Optional<ReservationId> after, int limit) {
    var last = after.map(ReservationId::value).orElse("");
    return query(
        """
        (SELECT id FROM reservation_view WHERE id > ? ORDER BY id LIMIT %1$d)
        UNION ALL (SELECT id FROM checkout_view WHERE id > ? ORDER BY id LIMIT %1$d)
        ORDER BY id LIMIT %1$d
        """
            .formatted(limit),
        statement -> {
          statement.setString(1, last);
          statement.setString(2, last);
        },
        row -> new ReservationId(row.getString(1)));
  }

  @Override
  public CompletionStage<Void> caughtUp() {
    return shown.get();
  }

  @Override
  public List<SkuId> due(Instant now, int most) {
    return query(
        "SELECT sku FROM sku_view WHERE due_at <= ? ORDER BY due_at LIMIT " + most,
        statement -> statement.setLong(1, now.toEpochMilli()),
        row -> new SkuId(row.getString(1)));
  }

  private static void bind(PreparedStatement statement, List<String> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
  }

  private static void add(List<String> where, List<String> values, String condition, String value) {
    where.add(condition);
    values.add(value);
  }

  private static SkuRow skuRow(ResultSet row) throws SQLException {
    SkuProfile profile = StockFormat.readProfile(row.getString(2));
    return new SkuRow(
        new SkuId(row.getString(1)),
        profile,
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11));
  }

  private <T> List<T> query(String sql, Binder binder, Reader<T> reader) {
    return views.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(reader.read(rows));
              }
            }
            return found;
          }
        });
  }

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
