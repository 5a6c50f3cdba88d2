package holdfast.http.server;

/** The server can't start, for a reason that its operator can mend; the message says which. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Exit code when the settings are wrong. */
  public static final int SETTINGS = 2;

  /** Exit code when something around the server is wrong. */
  public static final int SURROUNDINGS = 1;

  private final int exitCode;

  StartFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static StartFailure settings(String message) {
    return new StartFailure(SETTINGS, message);
  }

  static StartFailure surroundings(String message) {
    return new StartFailure(SURROUNDINGS, message);
  }

  /** What the process should end with. */
  public int exitCode() {
    return exitCode;
  }
}
