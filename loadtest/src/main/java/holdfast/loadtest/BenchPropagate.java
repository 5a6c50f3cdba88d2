package holdfast.loadtest;

import holdfast.loadtest.market.PropagationBench;
import holdfast.loadtest.market.PropagationResult;
import holdfast.loadtest.market.PropagationSettings;
import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.report.PropagationReport;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import holdfast.loadtest.server.TemporaryDirectory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench propagate}. */
@Command(
    name = "propagate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long changes of stock take until five simulated shops show them, of which one"
          + " is slow and one fails.",
      "Exit code 0: measured, 1: in the end a shop shows a wrong number, 2: could not be measured."
    })
final class BenchPropagate implements Callable<Integer> {
  @Option(
      names = "--skus",
      defaultValue = "1000",
      paramLabel = "COUNT",
      description = "How many SKUs each shop sells. Default: ${DEFAULT-VALUE}.")
  private int skus;

  @Option(
      names = "--rate",
      defaultValue = "100",
      paramLabel = "COUNT",
      description = "Changes of stock per second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "S",
      description = "How long stock changes. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--slow",
      defaultValue = "800",
      paramLabel = "MS",
      description = "How long the slow shop takes for each call. Default: ${DEFAULT-VALUE}.")
  private int slow;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Decides which SKUs change. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    Limits limits = new Limits(command);
    var settings =
        new PropagationSettings(
            limits.check("--skus", skus, 10_000),
            limits.check("--rate", rate, 1_000),
            limits.check("--seconds", seconds, 600),
            limits.check("--slow", slow, 20_000),
            seed);
    return Exit.of(
        command,
        () -> {
          try (TemporaryDirectory directory = TemporaryDirectory.create("holdfast-bench-");
              ChildServer server =
                  ChildServer.start(
                      ServerSettings.in(directory.path(), database.database()).besideShops())) {
            PropagationResult result = PropagationBench.run(server.target(), settings);
            command
                .commandLine()
                .getOut()
                .print(json ? JsonReport.of(result) + "\n" : PropagationReport.text(result));
            command.commandLine().getOut().flush();
            return result.passed();
          }
        });
  }
}
