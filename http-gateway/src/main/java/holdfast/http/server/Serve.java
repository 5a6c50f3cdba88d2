package holdfast.http.server;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server in the foreground until the process is asked to stop. */
@Command(
    name = "serve",
    description = "Run the server in the foreground; Ctrl-C stops it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Settings come from the environment (HOLDFAST_PORT, HOLDFAST_HOST, HOLDFAST_DATA,",
      "HOLDFAST_JDBC_URL, HOLDFAST_JDBC_USER, HOLDFAST_JDBC_PASSWORD, HOLDFAST_ADMIN_KEY,",
      "HOLDFAST_SECRETS_KEY, HOLDFAST_SECRETS_KEY_FILE, HOLDFAST_PUBLIC_URL),",
      "then from the file, then from the defaults in application.conf, which describes all of them."
    })
public final class Serve implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in HOCON, laid over the defaults (default: $$HOLDFAST_CONFIG).")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var settings = Settings.load(file());
    var server = Server.start(settings, this::say);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "holdfast-stop"));
    say("Holdfast listens on " + server.address());
    return server.awaitEnd() ? 0 : StartFailure.SURROUNDINGS;
  }

  private Optional<Path> file() {
    return Optional.ofNullable(file)
        .or(
            () ->
                Optional.ofNullable(System.getenv("HOLDFAST_CONFIG"))
                    .filter(text -> !text.isEmpty())
                    .map(Path::of));
  }

  private void say(String line) {
    var out = Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
