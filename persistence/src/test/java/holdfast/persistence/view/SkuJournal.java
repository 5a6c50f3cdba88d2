package holdfast.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockEvent;
import holdfast.stock.StockFeed;
import holdfast.stock.StockRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SKU whose journal a test writes row by row, without actors, so that it can choose what is told
 * to whom. Rows are numbered from 1; the first defines the SKU.
 */
final class SkuJournal {
  private static final LocationId MAIN = new LocationId("main");
  private static final ChannelId WEB = new ChannelId("web");
  private static final Moment MOMENT =
      new Moment(
          Instant.parse("2026-11-21T10:00:00Z"),
          new SkuId("sku"),
          new Catalog(
              Map.of(MAIN, new Location(MAIN, "Main", 1, Service.EVERYWHERE, 1)),
              Map.of(WEB, new Channel(WEB, "Web", Optional.empty(), 1)),
              Map.of()),
          StoreBook.empty(),
          PolicyBook.empty(),
          Moment.Limits.DEFAULT);

  private final SkuId sku;
  private final Database core;
  private final List<StockRules.Outcome> rows = new ArrayList<>();

  SkuJournal(String sku, Database core) {
    this.sku = new SkuId(sku);
    this.core = core;
    write(
        new StockCommand.Define(
            new SkuProfile("A SKU", Optional.empty(), SkuProfile.Kind.STOCKED, Optional.empty())));
  }

  SkuId sku() {
    return sku;
  }

  int rows() {
    return rows.size();
  }

  Stock stock() {
    return rows.getLast().stock();
  }

  void receive(String id, int units) {
    write(
        new StockCommand.Move(
            new MovementId(id), new Movement.Receipt(MAIN, units), Movement.Note.NONE));
  }

  void reserve(String id, int units) {
    write(
        new StockCommand.Reserve(new ReservationId(id), new Reservation.Request(WEB, units, 900)));
  }

  void release(String id) {
    write(new StockCommand.Release(new ReservationId(id)));
  }

  private void write(StockCommand command) {
    var before = rows.isEmpty() ? Stock.EMPTY : stock();
    var outcome = StockRules.decide(before, List.of(command), MOMENT);
    assertThat(outcome.committed().events()).isNotEmpty();
    rows.add(outcome);
    core.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\","
                      + " \"writer\", \"write_timestamp\", \"adapter_manifest\","
                      + " \"event_payload\", \"event_ser_id\", \"event_ser_manifest\")"
                      + " VALUES (?, ?, '', 0, '', ?, 0, '')")) {
            statement.setString(1, "sku|" + sku);
            statement.setLong(2, rows.size());
            statement.setBytes(3, StockFormat.write(outcome.committed()));
            return statement.executeUpdate();
          }
        });
  }

  /** Tells of one row, as the SKU does after its commit. */
  void tell(StockFeed feed, int sequence) {
    var row = rows.get(sequence - 1);
    feed.committed(sku, sequence, row.committed(), row.stock());
  }

  /** Tells what the SKU would after it has replayed the rows up to one. */
  void tellRecovery(StockFeed feed, int sequence) {
    feed.recovered(sku, sequence, rows.get(sequence - 1).stock());
  }

  /** Ids of the movements in all events up to a row. */
  List<String> movements() {
    return rows.stream()
        .flatMap(row -> row.committed().events().stream())
        .filter(StockEvent.Moved.class::isInstance)
        .map(event -> ((StockEvent.Moved) event).id().value())
        .toList();
  }
}
