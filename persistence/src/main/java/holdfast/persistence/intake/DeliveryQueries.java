package holdfast.persistence.intake;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.intake.Delivered;
import holdfast.intake.DeliveryInbox.Waiting;
import holdfast.intake.DeliveryLog;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.intake.StoredBody;
import holdfast.persistence.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads deliveries. */
final class DeliveryQueries {
  private static final String COLUMNS =
      "SELECT d.id, d.source, d.store, d.platform, d.topic, d.webhook_id, d.event_id, d.resource,"
          + " d.api_version, d.triggered_at, d.received_at, d.size, d.sha256, d.duplicates,"
          + " d.state, d.outcome, d.order_number, d.attempts, d.took, d.processed_at, %s (SELECT"
          + " STRING_AGG(s.sku, ' ') FROM delivery_sku s WHERE s.delivery = d.id) AS skus FROM"
          + " delivery d%s";

  private static final String WITHOUT_BODY = COLUMNS.formatted("", "");
  private static final String WITH_BODY =
      COLUMNS.formatted("b.form, b.body,", " JOIN delivery_body b ON b.id = d.id");
  private static final String OF_SKU =
      COLUMNS.formatted("", " JOIN delivery_sku of_sku ON of_sku.delivery = d.id");

  private final Database database;

  DeliveryQueries(Database database) {
    this.database = database;
  }

  List<Delivered> deliveries(DeliveryLog.Filter filter, Optional<String> before, int limit) {
    var query = new Query(filter.sku().isPresent() ? OF_SKU : WITHOUT_BODY);
    filter.sku().ifPresent(sku -> query.where("of_sku.sku = ?", sku.value()));
    filter.store().ifPresent(store -> query.where("d.store = ?", store.value()));
    filter.order().ifPresent(order -> query.where("d.order_number = ?", order));
    filter.topic().ifPresent(topic -> query.where("d.topic = ?", topic));
    filter.state().ifPresent(state -> query.where("d.state = ?", state.name()));
    filter.since().ifPresent(since -> query.where("d.id >= ?", DeliveryIds.from(since)));
    before.ifPresent(id -> query.where("d.id < ?", id));
    return query.rows(database, "d.id DESC", limit, DeliveryQueries::delivered);
  }

  Optional<DeliveryLog.WithBody> delivery(String id) {
    return new Query(WITH_BODY)
            .where("d.id = ?", id)
            .rows(database, "d.id", 1, row -> new DeliveryLog.WithBody(delivered(row), body(row)))
            .stream()
            .findFirst();
  }

  Optional<Waiting> waiting(String id) {
    return delivery(id)
        .filter(found -> found.delivered().state() == DeliveryState.RECEIVED)
        .map(found -> new Waiting(found.delivered(), found.body()));
  }

  boolean isWaiting(ChannelId store, Instant until) {
    return !new Query("SELECT 1 FROM delivery")
        .where("state = ?", DeliveryState.RECEIVED.name())
        .where("store = ?", store.value())
        .where("received_at <= ?", until.toEpochMilli())
        .rows(database, "id", 1, _ -> true)
        .isEmpty();
  }

  private static StoredBody body(ResultSet row) throws SQLException {
    return new StoredBody(StoredBody.Form.valueOf(row.getString("form")), row.getString("body"));
  }

  private static Delivered delivered(ResultSet row) throws SQLException {
    return new Delivered(
        row.getString("id"),
        DeliverySource.valueOf(row.getString("source")),
        new ChannelId(row.getString("store")),
        Platform.valueOf(row.getString("platform")),
        row.getString("topic"),
        text(row, "webhook_id"),
        text(row, "event_id"),
        text(row, "resource"),
        text(row, "api_version"),
        number(row, "triggered_at").map(Instant::ofEpochMilli),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getInt("size"),
        row.getString("sha256"),
        row.getInt("duplicates"),
        DeliveryState.valueOf(row.getString("state")),
        text(row, "outcome"),
        text(row, "order_number"),
        text(row, "skus").stream().flatMap(DeliveryQueries::words).map(SkuId::new).toList(),
        row.getInt("attempts"),
        number(row, "took").map(Duration::ofMillis),
        number(row, "processed_at").map(Instant::ofEpochMilli));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).sorted();
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Optional<Long> number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }
}
