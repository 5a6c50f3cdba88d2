package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.Debts;
import holdfast.stock.DueIndex;
import holdfast.stock.RecordedMovement;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuIndex;
import holdfast.stock.SkuProfile;
import holdfast.stock.StockViews;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Reads the read models. */
final class ViewQueries implements StockViews, SkuIndex, DueIndex<SkuId> {
  private final Database views;
  private final Supplier<CompletionStage<Void>> shown;

  ViewQueries(Database views, Supplier<CompletionStage<Void>> shown) {
    this.views = views;
    this.shown = shown;
  }

  @Override
  public List<SkuRow> skus(SkuFilter filter, Optional<SkuId> after, int limit) {
    var where = Where.of(filter, after);
    return views.transaction(connection -> withBundles(rows(connection, where, limit), connection));
  }

  private static List<SkuRow> rows(Connection connection, Where where, int limit)
      throws SQLException {
    return query(
        connection,
        "SELECT sku, profile, on_hand, held, committed, damaged, quarantined, available,"
            + " shortage, oversold, version"
            + " FROM sku_view"
            + where.sql()
            + " ORDER BY sku LIMIT "
            + limit,
        where::bind,
        ViewQueries::skuRow);
  }

  @Override
  public List<OversellRow> oversells(
      OversellFilter filter, Optional<Debts.Claim> after, int limit) {
    var where = Where.of(filter, after);
    return query(
        "SELECT sku, document FROM oversell_view"
            + where.sql()
            + " ORDER BY since, sale LIMIT "
            + limit,
        where::bind,
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

  /** With what there is of bundles: as many as the scarcest component allows. */
  private static List<SkuRow> withBundles(List<SkuRow> rows, Connection connection)
      throws SQLException {
    var components =
        rows.stream()
            .flatMap(row -> row.profile().components().stream())
            .map(part -> part.sku().value())
            .distinct()
            .toArray(String[]::new);
    if (components.length == 0) {
      return rows;
    }
    var available = new HashMap<SkuId, Long>();
    query(
            connection,
            "SELECT sku, available FROM sku_view WHERE sku = ANY (?)",
            statement -> statement.setArray(1, connection.createArrayOf("varchar", components)),
            row -> Map.entry(new SkuId(row.getString(1)), row.getLong(2)))
        .forEach(found -> available.put(found.getKey(), found.getValue()));
    return rows.stream()
        .map(
            row ->
                row.profile().kind() == SkuProfile.Kind.BUNDLE
                    ? row.withAvailable(
                        row.profile().bundlesOf(sku -> available.getOrDefault(sku, 0L)))
                    : row)
        .toList();
  }

  @Override
  public List<MovementRow> movements(ReservationId reservation) {
    return query(
        "SELECT sku, document FROM movement_view WHERE reservation = ? ORDER BY sku, version",
        statement -> statement.setString(1, reservation.value()),
        row ->
            new MovementRow(
                new SkuId(row.getString(1)), StockFormat.readMovement(row.getString(2))));
  }

  @Override
  public List<SkuId> ids(SkuFilter filter, Optional<SkuId> after, int limit) {
    var where = Where.of(filter, after);
    return query(
        "SELECT sku FROM sku_view" + where.sql() + " ORDER BY sku LIMIT " + limit,
        where::bind,
        row -> new SkuId(row.getString(1)));
  }

  @Override
  public Map<SkuId, Mark> marks(Collection<SkuId> skus) {
    var ids = skus.stream().map(SkuId::value).toArray(String[]::new);
    var marks = new HashMap<SkuId, Mark>();
    views.transaction(
        connection ->
            query(
                connection,
                "SELECT sku, version, available FROM sku_view WHERE sku = ANY (?)",
                statement -> statement.setArray(1, connection.createArrayOf("varchar", ids)),
                row ->
                    marks.put(
                        new SkuId(row.getString(1)), new Mark(row.getLong(2), row.getLong(3)))));
    return marks;
  }

  @Override
  public long count(SkuFilter filter) {
    var where = Where.of(filter, Optional.empty());
    return query("SELECT COUNT(*) FROM sku_view" + where.sql(), where::bind, row -> row.getLong(1))
        .getFirst();
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
    return views.transaction(connection -> query(connection, sql, binder, reader));
  }

  private static <T> List<T> query(
      Connection connection, String sql, Binder binder, Reader<T> reader) throws SQLException {
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
