package holdfast.persistence.sync;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.intake.DeliveryIds;
import holdfast.persistence.intake.Query;
import holdfast.publish.Exchange;
import holdfast.publish.LoggedExchange;
import holdfast.publish.LoggedExchange.Kept;
import holdfast.publish.LoggedExchange.Line;
import holdfast.publish.LoggedExchange.Whole;
import holdfast.publish.SyncFigures;
import holdfast.publish.SyncHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads exchanges. */
final class ExchangeQueries implements SyncHistory {
  private static final int LINES_SHOWN = 10;

  private static final String EXCHANGES =
      "SELECT id, store, kind, outcome, began_at, took, push_key, status, line_count, lines_failed"
          + " FROM exchange";
  private static final String LINES =
      "SELECT exchange, listing, sku, from_units, to_units, outcome FROM exchange_line";
  private static final String BODIES =
      "SELECT request, request_length, response, response_length FROM exchange_body";

  private final Database database;
  private final FigureQueries figures;

  ExchangeQueries(Database database) {
    this.database = database;
    this.figures = new FigureQueries(database);
  }

  @Override
  public List<LoggedExchange> exchanges(Filter filter, Optional<String> before, int limit) {
    if (filter.isAboutLines()) {
      var ids = withLinesLike(filter, before, limit);
      return ids.isEmpty()
          ? List.of()
          : shown(new Query(EXCHANGES).whereIn("id", ids), "id DESC", limit, linesLike(filter));
    }
    var query = narrowed(new Query(EXCHANGES), "id", filter, before);
    return shown(query, order(filter), limit, new Query(LINES).where("place < ?", LINES_SHOWN));
  }

  /** Names what the filter fixes, too: only then H2 reads the index in its order, unsorted. */
  private static String order(Filter filter) {
    if (filter.isAboutLines()) {
      return (filter.listing().isPresent() ? "listing" : "sku") + " DESC, exchange DESC";
    }
    var fixed = new ArrayList<String>();
    filter.store().ifPresent(_ -> fixed.add("store DESC"));
    if (filter.kind().isPresent()) {
      fixed.add("kind DESC");
    } else if (filter.outcome().isPresent()) {
      fixed.add("outcome DESC");
    }
    fixed.add("id DESC");
    return String.join(", ", fixed);
  }

  /** In one index from the newest on; an exchange may have several such lines. */
  private Set<String> withLinesLike(Filter filter, Optional<String> before, int limit) {
    var ids = new LinkedHashSet<String>();
    var next = before;
    var isMore = true;
    while (isMore && ids.size() < limit) {
      var query = narrowed(linesLike(filter), "exchange", filter, next);
      var some = query.rows(database, order(filter), limit, row -> row.getString("exchange"));
      ids.addAll(some);
      next = some.isEmpty() ? next : Optional.of(some.getLast());
      isMore = some.size() == limit;
    }
    return ids;
  }

  private static Query linesLike(Filter filter) {
    var query = new Query(LINES);
    filter.listing().ifPresent(listing -> query.where("listing = ?", listing));
    filter.sku().ifPresent(sku -> query.where("sku = ?", sku.value()));
    return query;
  }

  private static Query narrowed(Query query, String id, Filter filter, Optional<String> before) {
    filter.store().ifPresent(store -> query.where("store = ?", store.value()));
    filter.kind().ifPresent(kind -> query.where("kind = ?", kind.name()));
    filter.outcome().ifPresent(outcome -> query.where("outcome = ?", outcome));
    filter.from().ifPresent(from -> query.where(id + " >= ?", DeliveryIds.from(from)));
    filter.to().ifPresent(to -> query.where(id + " < ?", DeliveryIds.from(to)));
    before.ifPresent(last -> query.where(id + " < ?", last));
    return query;
  }

  private List<LoggedExchange> shown(Query exchanges, String order, int limit, Query lines) {
    var found = exchanges.rows(database, order, limit, ExchangeQueries::heading);
    if (found.isEmpty()) {
      return List.of();
    }
    var byExchange = lines(lines, found.stream().map(LoggedExchange::id).toList());
    return found.stream()
        .map(one -> one.withLines(byExchange.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private record LineOf(String exchange, Line line) {}

  private Map<String, List<Line>> lines(Query query, Collection<String> ids) {
    return query
        .whereIn("exchange", ids)
        .rows(database, "exchange, place", Integer.MAX_VALUE, ExchangeQueries::line)
        .stream()
        .collect(
            Collectors.groupingBy(
                LineOf::exchange, Collectors.mapping(LineOf::line, Collectors.toList())));
  }

  @Override
  public Optional<Whole> exchange(String id) {
    return new Query(EXCHANGES)
        .where("id = ?", id).rows(database, "id", 1, ExchangeQueries::heading).stream()
            .findFirst()
            .flatMap(this::whole);
  }

  /** Its body may be removed at this very moment. */
  private Optional<Whole> whole(LoggedExchange heading) {
    var lines = lines(new Query(LINES), List.of(heading.id()));
    var exchange = heading.withLines(lines.getOrDefault(heading.id(), List.of()));
    return new Query(BODIES)
            .where("id = ?", heading.id())
            .rows(
                database,
                "id",
                1,
                row -> new Whole(exchange, kept(row, "request"), kept(row, "response")))
            .stream()
            .findFirst();
  }

  @Override
  public SyncFigures figures(ChannelId store, Instant since) {
    return figures.of(store, since);
  }

  private static LoggedExchange heading(ResultSet row) throws SQLException {
    return new LoggedExchange(
        row.getString("id"),
        new ChannelId(row.getString("store")),
        Exchange.Kind.valueOf(row.getString("kind")),
        Instant.ofEpochMilli(row.getLong("began_at")),
        Duration.ofMillis(row.getLong("took")),
        Optional.ofNullable(row.getString("push_key")),
        row.getString("outcome"),
        number(row, "status").map(Math::toIntExact),
        row.getInt("line_count"),
        row.getInt("lines_failed"),
        List.of());
  }

  private static LineOf line(ResultSet row) throws SQLException {
    return new LineOf(
        row.getString("exchange"),
        new Line(
            row.getString("listing"),
            Optional.ofNullable(row.getString("sku")).map(SkuId::new),
            number(row, "from_units"),
            number(row, "to_units"),
            row.getString("outcome")));
  }

  private static Kept kept(ResultSet row, String column) throws SQLException {
    return new Kept(row.getString(column), row.getInt(column + "_length"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }
}
