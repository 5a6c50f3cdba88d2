package holdfast.persistence.publish;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.SkuId;
import holdfast.publish.ListingNumber;
import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.publish.ListingNumber.Flight;
import holdfast.publish.ListingNumber.Target;
import holdfast.publish.ListingNumber.Trouble;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** A listing's number as a row. */
final class NumberRows {
  static final String[] COLUMNS = {
    "target_sku",
    "target_units",
    "target_rule",
    "target_guarded",
    "target_version",
    "flight_key",
    "flight_units",
    "flight_baseline",
    "flight_listing_version",
    "flight_attempt",
    "flight_sent_at",
    "acknowledged_units",
    "acknowledged_version",
    "acknowledged_listing_version",
    "acknowledged_at",
    "trouble_why",
    "trouble_attempts",
    "trouble_next_try"
  };

  /** As long as its column. */
  private static final int WHY_MAX = 1000;

  private NumberRows() {}

  static ListingNumber read(ResultSet row) throws SQLException {
    return new ListingNumber(
        target(row), flight(row), acknowledged(row), Optional.empty(), trouble(row));
  }

  private static Optional<Target> target(ResultSet row) throws SQLException {
    var sku = row.getString("target_sku");
    return sku == null
        ? Optional.empty()
        : Optional.of(
            new Target(
                new SkuId(sku),
                row.getLong("target_units"),
                PublishingRule.valueOf(row.getString("target_rule")),
                row.getBoolean("target_guarded"),
                row.getLong("target_version")));
  }

  private static Optional<Flight> flight(ResultSet row) throws SQLException {
    var key = row.getString("flight_key");
    return key == null
        ? Optional.empty()
        : Optional.of(
            new Flight(
                key,
                row.getLong("flight_units"),
                number(row, "flight_baseline"),
                row.getLong("flight_listing_version"),
                row.getInt("flight_attempt"),
                Instant.ofEpochMilli(row.getLong("flight_sent_at"))));
  }

  private static Optional<Acknowledged> acknowledged(ResultSet row) throws SQLException {
    var units = number(row, "acknowledged_units");
    return units.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Acknowledged(
                units.get(),
                row.getLong("acknowledged_version"),
                row.getLong("acknowledged_listing_version"),
                Instant.ofEpochMilli(row.getLong("acknowledged_at"))));
  }

  private static Optional<Trouble> trouble(ResultSet row) throws SQLException {
    var why = row.getString("trouble_why");
    return why == null
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                why,
                row.getInt("trouble_attempts"),
                number(row, "trouble_next_try").map(Instant::ofEpochMilli)));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  /** Binds all columns from this place on. */
  static void bind(PreparedStatement statement, int from, ListingNumber number)
      throws SQLException {
    var target = number.target();
    var flight = number.flight();
    var shown = number.acknowledged();
    var trouble = number.trouble();
    var values =
        new Optional<?>[] {
          target.map(it -> it.sku().value()),
          target.map(Target::units),
          target.map(it -> it.rule().name()),
          target.map(Target::guarded),
          target.map(Target::version),
          flight.map(Flight::key),
          flight.map(Flight::units),
          flight.flatMap(Flight::baseline),
          flight.map(Flight::listingVersion),
          flight.map(Flight::attempt),
          flight.map(it -> it.sentAt().toEpochMilli()),
          shown.map(Acknowledged::units),
          shown.map(Acknowledged::version),
          shown.map(Acknowledged::listingVersion),
          shown.map(it -> it.at().toEpochMilli()),
          trouble.map(it -> it.why().substring(0, Math.min(WHY_MAX, it.why().length()))),
          trouble.map(Trouble::attempts),
          trouble.flatMap(Trouble::nextTry).map(Instant::toEpochMilli)
        };
    for (int i = 0; i < values.length; i++) {
      if (values[i].isPresent()) {
        statement.setObject(from + i, values[i].get());
      } else {
        statement.setNull(from + i, Types.NULL);
      }
    }
  }
}
