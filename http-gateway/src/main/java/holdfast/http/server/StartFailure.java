package holdfast.http.server;

import holdfast.catalog.SecretsLockedException;
import holdfast.persistence.database.StorageException;
import java.util.concurrent.CompletionException;
import org.apache.pekko.remote.RemoteTransportException;

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

  /** What a failure says to whoever can mend it; what nobody can mend stays as it is. */
  static RuntimeException of(RuntimeException failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() instanceof RuntimeException cause ->
          of(cause);
      case SecretsLockedException locked -> settings(String.valueOf(locked.getMessage()));
      case StorageException storage -> surroundings(String.valueOf(storage.getMessage()));
      case RemoteTransportException remote ->
          surroundings(
              "Can't listen for other nodes (holdfast.cluster.host and .port): "
                  + remote.getMessage());
      case RuntimeException other -> other;
    };
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
