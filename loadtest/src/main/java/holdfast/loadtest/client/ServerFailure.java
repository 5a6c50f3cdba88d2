package holdfast.loadtest.client;

/** A scenario could not be carried out; the message says why, in words meant for its operator. */
public final class ServerFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }

  public ServerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
