package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.stock.Debts;
import holdfast.stock.StockViews.OversellFilter;
import holdfast.stock.StockViews.SkuFilter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rows of a list: conditions, and the values that stand for their marks. */
record Where(List<String> conditions, List<String> values) {
  static Where of(SkuFilter filter, Optional<SkuId> after) {
    var where = new Where(new ArrayList<>(), new ArrayList<>());
    filter.category().ifPresent(category -> where.add("category = ?", category));
    filter.kind().ifPresent(kind -> where.add("kind = ?", kind.name()));
    filter
        .prefix()
        .ifPresent(
            prefix -> {
              where.add("sku >= ?", prefix);
              where.add("sku < ?", prefix + "\u007f");
            });
    after.ifPresent(sku -> where.add("sku > ?", sku.value()));
    return where;
  }

  static Where of(OversellFilter filter, Optional<Debts.Claim> after) {
    var where = new Where(new ArrayList<>(), new ArrayList<>());
    filter.status().ifPresent(status -> where.add("status = ?", status.name()));
    filter.sku().ifPresent(sku -> where.add("sku = ?", sku.value()));
    filter.channel().ifPresent(channel -> where.add("channel = ?", channel.value()));
    after.ifPresent(
        place ->
            where.add(
                "(since > %1$d OR (since = %1$d AND sale > ?))"
                    .formatted(place.since().toEpochMilli()),
                place.sale().value()));
    return where;
  }

  private void add(String condition, String value) {
    conditions.add(condition);
    values.add(value);
  }

  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
  }
}
