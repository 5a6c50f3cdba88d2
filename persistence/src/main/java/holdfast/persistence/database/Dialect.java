package holdfast.persistence.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where the databases differ. */
public enum Dialect {
  /** Embedded, one process. */
  H2("h2", "slick.jdbc.H2Profile$", "org.h2.Driver"),
  /** A server, for production and clusters; 15 or newer. */
  POSTGRESQL("postgresql", "slick.jdbc.PostgresProfile$", "org.postgresql.Driver");

  private final String folder;
  private final String slickProfile;
  private final String driver;

  Dialect(String folder, String slickProfile, String driver) {
    this.folder = folder;
    this.slickProfile = slickProfile;
    this.driver = driver;
  }

  /** The folder of its migrations. */
  String folder() {
    return folder;
  }

  /** The profile that the journal plugin needs. */
  public String slickProfile() {
    return slickProfile;
  }

  /** The JDBC driver's class. */
  public String driver() {
    return driver;
  }

  /** An insert of one row that replaces the row with the same key. */
  public String upsert(String table, List<String> keys, String... otherColumns) {
    var columns = new ArrayList<>(keys);
    columns.addAll(Arrays.asList(otherColumns));
    var names = String.join(", ", columns);
    var marks = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
    var key = String.join(", ", keys);
    return switch (this) {
      case H2 -> "MERGE INTO %s (%s) KEY (%s) VALUES (%s)".formatted(table, names, key, marks);
      case POSTGRESQL ->
          "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
              .formatted(
                  table,
                  names,
                  marks,
                  key,
                  Arrays.stream(otherColumns)
                      .map(column -> column + " = EXCLUDED." + column)
                      .collect(Collectors.joining(", ")));
    };
  }
}
