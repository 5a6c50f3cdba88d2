package holdfast.loadtest;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.report.CrashReport;
import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.scenario.CrashResult;
import holdfast.loadtest.scenario.CrashSettings;
import holdfast.loadtest.scenario.Crashes;
import holdfast.loadtest.server.ServerSettings;
import holdfast.loadtest.server.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crash-test}: kills a server of its own in mid-load, again and again. */
@Command(
    name = "crash-test",
    mixinStandardHelpOptions = true,
    description = {
      "Kills a server of its own in the middle of load, and audits every answer afterwards.",
      "Exit code 0: passed, 1: an answer was not kept, 2: could not be carried out."
    })
public final class CrashTestCommand implements Callable<Integer> {
  @Option(
      names = "--rounds",
      required = true,
      paramLabel = "COUNT",
      description = "How often the server is killed.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      paramLabel = "S",
      description = "The longest time of load before a kill. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--connections",
      defaultValue = "32",
      paramLabel = "COUNT",
      description = "How many call at the same time. Default: ${DEFAULT-VALUE}.")
  private int connections;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Repeats the load and the moments of another run. Default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data and the server's log here. Default: a temporary directory.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    Limits limits = new Limits(command);
    CrashSettings settings =
        new CrashSettings(
            limits.check("--rounds", rounds, 10_000),
            limits.check("--seconds", seconds, 600),
            limits.check("--connections", connections, 1_000),
            seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE));
    return Exit.of(command, () -> run(settings).passed());
  }

  private CrashResult run(CrashSettings settings) throws ServerFailure, IOException {
    if (data != null) {
      return run(settings, Files.createDirectories(data));
    }
    try (TemporaryDirectory directory = TemporaryDirectory.create("holdfast-crash-")) {
      return run(settings, directory.path());
    }
  }

  private CrashResult run(CrashSettings settings, Path directory) throws ServerFailure {
    ServerSettings server = ServerSettings.in(directory, database.database());
    print(json ? "" : CrashReport.head(settings));
    CrashResult result =
        Crashes.run(server, settings, round -> print(json ? "" : CrashReport.line(round)));
    print(json ? JsonReport.of(result) + "\n" : CrashReport.verdict(result));
    return result;
  }

  private void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
