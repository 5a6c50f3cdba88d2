package holdfast.persistence.intake;

import holdfast.catalog.ChannelId;
import holdfast.intake.Arrival;
import holdfast.intake.DeliverySource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * By what each order was first heard of, and how many were by store and day: so it is seen whether
 * a shop tells of its orders by itself. All write in the order of keys, so that none waits for
 * another that waits for it.
 */
final class HeardRows {
  /** A webhook that comes so soon after a sweep has found the order was on its way. */
  static final Duration LATE = Duration.ofMinutes(5);

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private final Connection connection;
  private final Map<String, First> first = new TreeMap<>();
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> late = new HashSet<>();
  private final Map<Day, Tally> days = new TreeMap<>();

  private HeardRows(Connection connection) {
    this.connection = connection;
  }

  private record First(DeliverySource source, Instant at) {}

  private record Day(String store, long number) implements Comparable<Day> {
    static Day of(ChannelId store, Instant at) {
      return new Day(store.value(), Math.floorDiv(at.getEpochSecond(), DAY_SECONDS));
    }

    @Override
    public int compareTo(Day other) {
      var order = store.compareTo(other.store);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  private static final class Tally {
    private int byWebhook;
    private int bySweep;
    private long last = Long.MIN_VALUE;
  }

  /** Notes deliveries that are kept; those of the result are about orders that were not known. */
  static Set<Arrival> hear(Connection connection, List<Arrival> arrivals) throws SQLException {
    var ofOrders = arrivals.stream().filter(arrival -> arrival.order().isPresent()).toList();
    return ofOrders.isEmpty() ? Set.of() : new HeardRows(connection).hear(ofOrders);
  }

  private Set<Arrival> hear(List<Arrival> arrivals) throws SQLException {
    read(arrivals.stream().map(HeardRows::key).distinct().toList());
    Set<Arrival> firsts = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var arrival : arrivals) {
      if (note(arrival)) {
        firsts.add(arrival);
      }
    }
    write();
    return firsts;
  }

  private static String key(Arrival arrival) {
    return arrival.store() + "\n" + arrival.order().orElseThrow();
  }

  private boolean note(Arrival arrival) {
    var key = key(arrival);
    var known = first.get(key);
    if (known == null) {
      first.put(key, new First(arrival.source(), arrival.receivedAt()));
      fresh.add(key);
      var day = day(arrival.store(), arrival.receivedAt());
      switch (arrival.source()) {
        case WEBHOOK -> {
          day.byWebhook++;
          day.last = Math.max(day.last, arrival.receivedAt().toEpochMilli());
        }
        case SWEEP -> day.bySweep++;
      }
      return true;
    }
    var isLate =
        known.source() == DeliverySource.SWEEP
            && arrival.source() == DeliverySource.WEBHOOK
            && !arrival.receivedAt().isAfter(known.at().plus(LATE));
    if (isLate) {
      first.put(key, new First(DeliverySource.WEBHOOK, known.at()));
      late.add(key);
      var day = day(arrival.store(), known.at());
      day.byWebhook++;
      day.bySweep--;
      day.last = Math.max(day.last, arrival.receivedAt().toEpochMilli());
    }
    return false;
  }

  private Tally day(ChannelId store, Instant at) {
    return days.computeIfAbsent(Day.of(store, at), _ -> new Tally());
  }

  private void read(List<String> keys) throws SQLException {
    var known = new HashMap<String, First>();
    // As many marks as a power of two: few statements to prepare, whatever the number of keys is.
    var marks = Integer.highestOneBit(Math.max(1, 2 * keys.size() - 1));
    var sql =
        "SELECT order_key, source, heard_at FROM heard_order WHERE order_key IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(marks, "?")));
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < marks; i++) {
        statement.setString(i + 1, keys.get(Math.min(i, keys.size() - 1)));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          known.put(
              rows.getString(1),
              new First(
                  DeliverySource.valueOf(rows.getString(2)),
                  Instant.ofEpochMilli(rows.getLong(3))));
        }
      }
    }
    first.putAll(known);
  }

  private void write() throws SQLException {
    try (var insert =
            connection.prepareStatement(
                "INSERT INTO heard_order (source, heard_at, order_key) VALUES (?, ?, ?)");
        var update =
            connection.prepareStatement(
                "UPDATE heard_order SET source = ?, heard_at = ? WHERE order_key = ?")) {
      for (var entry : first.entrySet()) {
        var isFresh = fresh.contains(entry.getKey());
        if (isFresh || late.contains(entry.getKey())) {
          var statement = isFresh ? insert : update;
          statement.setString(1, entry.getValue().source().name());
          statement.setLong(2, entry.getValue().at().toEpochMilli());
          statement.setString(3, entry.getKey());
          statement.executeUpdate();
        }
      }
    }
    for (var entry : days.entrySet()) {
      write(entry.getKey(), entry.getValue());
    }
  }

  private void write(Day day, Tally tally) throws SQLException {
    var hasDay =
        add(
            "UPDATE heard_day SET by_webhook = by_webhook + ?, by_sweep = by_sweep + ?"
                + " WHERE store = ? AND epoch_day = ?",
            day,
            tally);
    if (!hasDay) {
      add(
          "INSERT INTO heard_day (by_webhook, by_sweep, store, epoch_day) VALUES (?, ?, ?, ?)",
          day,
          tally);
    }
    if (tally.last > Long.MIN_VALUE) {
      try (var statement =
          connection.prepareStatement(
              "UPDATE heard_day SET last_webhook_at = ? WHERE store = ? AND epoch_day = ?"
                  + " AND (last_webhook_at IS NULL OR last_webhook_at < ?)")) {
        statement.setLong(1, tally.last);
        statement.setString(2, day.store());
        statement.setLong(3, day.number());
        statement.setLong(4, tally.last);
        statement.executeUpdate();
      }
    }
  }

  private boolean add(String sql, Day day, Tally tally) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, tally.byWebhook);
      statement.setInt(2, tally.bySweep);
      statement.setString(3, day.store());
      statement.setLong(4, day.number());
      return statement.executeUpdate() > 0;
    }
  }

  /** Forgets some of what is older: an order that is heard of after that counts as new. */
  static void forget(Connection connection, Instant before, int most) throws SQLException {
    try (var orders =
            connection.prepareStatement(
                "DELETE FROM heard_order WHERE order_key IN (SELECT order_key FROM heard_order"
                    + " WHERE heard_at < ? ORDER BY heard_at LIMIT ?)");
        var old = connection.prepareStatement("DELETE FROM heard_day WHERE epoch_day < ?")) {
      orders.setLong(1, before.toEpochMilli());
      orders.setInt(2, most);
      orders.executeUpdate();
      old.setLong(1, Math.floorDiv(before.getEpochSecond(), DAY_SECONDS));
      old.executeUpdate();
    }
  }
}
