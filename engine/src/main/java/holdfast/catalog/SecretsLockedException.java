package holdfast.catalog;

/** Secrets can't be kept or read: the key to them is missing or another one. */
public final class SecretsLockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the operator that names the setting. */
  public SecretsLockedException(String message) {
    super(message);
  }
}
