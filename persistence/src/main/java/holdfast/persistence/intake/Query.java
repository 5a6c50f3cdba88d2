package holdfast.persistence.intake;

import holdfast.persistence.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A query whose conditions are known one after the other. */
public final class Query {
  private final String select;
  private final List<String> where = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Begins with what stands before the conditions. */
  public Query(String select) {
    this.select = select;
  }

  /** Adds a condition with one mark. */
  public Query where(String condition, Object value) {
    where.add(condition);
    values.add(value);
    return this;
  }

  /** Adds the condition that a column has one of these values; there must be some. */
  public Query whereIn(String column, Collection<?> some) {
    where.add(column + " IN (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")");
    values.addAll(some);
    return this;
  }

  /** The rows, in that order. */
  public <T> List<T> rows(Database database, String order, int limit, Row<T> row) {
    var sql =
        select
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY "
            + order
            + " LIMIT "
            + limit;
    return database.transaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(row.read(rows));
              }
            }
            return found;
          }
        });
  }

  /** Reads a row. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads the row that the cursor is at. */
    T read(ResultSet row) throws SQLException;
  }
}
