package holdfast.persistence.shop;

import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Documents in a table, by keys of text. Who changes one says which version was read, and fails
 * when somebody else was faster: then all is read and decided once more.
 */
final class Versioned {
  private static final int ATTEMPTS_MAX = 20;

  private final String find;
  private final String insert;
  private final String update;

  Versioned(String table, List<String> keys) {
    var condition = keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
    var marks = String.join(", ", Collections.nCopies(keys.size() + 1, "?"));
    find = "SELECT document, version FROM %s WHERE %s".formatted(table, condition);
    insert =
        "INSERT INTO %s (document, %s, version) VALUES (%s, 1)"
            .formatted(table, String.join(", ", keys), marks);
    update =
        "UPDATE %s SET document = ?, version = version + 1 WHERE %s AND version = ?"
            .formatted(table, condition);
  }

  /** A document as it was read. */
  record Found(String document, long version) {}

  /** Somebody else was faster. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Overtaken(SQLException cause) {
      super("changed by somebody else meanwhile: " + cause.getMessage(), cause);
    }

    private Overtaken() {
      super("changed by somebody else meanwhile");
    }
  }

  /** Runs it in one transaction, again when somebody else was faster. */
  static <T> T transaction(Database database, Database.Work<T> work) {
    return repeated(() -> database.transaction(work));
  }

  /** Carries out a transaction, again when somebody else was faster. */
  static <T> T repeated(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (Overtaken e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
      }
    }
  }

  Optional<Found> find(Connection connection, String... keys) throws SQLException {
    try (var statement = connection.prepareStatement(find)) {
      bind(statement, 1, keys);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Found(rows.getString(1), rows.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** Writes a document in place of what was found; nothing when it is the same. */
  void write(Connection connection, Optional<Found> found, String document, String... keys)
      throws SQLException {
    if (found.filter(same -> same.document().equals(document)).isPresent()) {
      return;
    }
    try (var statement = connection.prepareStatement(found.isPresent() ? update : insert)) {
      statement.setString(1, document);
      bind(statement, 2, keys);
      if (found.isPresent()) {
        statement.setLong(2 + keys.length, found.get().version());
      }
      if (statement.executeUpdate() == 0) {
        throw new Overtaken();
      }
    } catch (SQLException e) {
      if (isConflict(e)) {
        throw new Overtaken(e);
      }
      throw e;
    }
  }

  /** The key exists by now, or two wait for each other. */
  private static boolean isConflict(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    return state.equals("23505") || state.startsWith("40");
  }

  private static void bind(PreparedStatement statement, int from, String... keys)
      throws SQLException {
    for (int i = 0; i < keys.length; i++) {
      statement.setString(from + i, keys[i]);
    }
  }
}
