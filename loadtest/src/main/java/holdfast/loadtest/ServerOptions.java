package holdfast.loadtest;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import holdfast.loadtest.server.TemporaryDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server a command plays against: one that runs already, or one of its own. */
final class ServerOptions {
  /** A scenario, given the server to play it against. */
  interface Play<R> {
    R on(Target target) throws ServerFailure;
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A running server on this machine. Without it, the command starts its own.")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The running server's key, of scope admin. Default: $HOLDFAST_ADMIN_KEY.")
  private @Nullable String key;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  /** Plays the scenario, and ends a server that was started for it. */
  <R> R play(Play<R> scenario) throws ServerFailure, IOException {
    if (url != null) {
      return scenario.on(running(url));
    }
    try (TemporaryDirectory directory = TemporaryDirectory.create("holdfast-");
        ChildServer server =
            ChildServer.start(ServerSettings.in(directory.path(), database.database()))) {
      return scenario.on(server.target());
    }
  }

  private Target running(String base) {
    String given = key != null ? key : System.getenv("HOLDFAST_ADMIN_KEY");
    if (given == null) {
      throw new ParameterException(
          command.commandLine(), "A running server needs a --key, or HOLDFAST_ADMIN_KEY.");
    }
    if (database.database() != null) {
      throw new ParameterException(
          command.commandLine(), "--url and --jdbc-url exclude each other.");
    }
    try {
      return Target.of(base, given);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
