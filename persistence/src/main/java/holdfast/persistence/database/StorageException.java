package holdfast.persistence.database;

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
}
