package holdfast.persistence.database;

import java.sql.SQLException;

/** The storage can't do what was asked; the message is fit for an operator. */
public final class StorageException extends RuntimeException {
  /** With a message that says what is wrong and what would mend it. */
  public StorageException(String message) {
    super(message);
  }

  /** With the database's own complaint behind it. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether a transaction of several rows failed for what one of them says, and not because the
   * database is away: SQL state classes 22 and 23, a value that does not fit, or a key that another
   * node was first with. What fails before the database is asked is about one row, too.
   */
  public static boolean isAboutOneRow(RuntimeException failure) {
    return !(failure instanceof StorageException)
        || (failure.getCause() instanceof SQLException sql
            && sql.getSQLState() != null
            && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23")));
  }
}
