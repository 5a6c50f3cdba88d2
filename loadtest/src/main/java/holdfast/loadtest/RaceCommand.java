package holdfast.loadtest;

import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.report.RaceReport;
import holdfast.loadtest.scenario.Race;
import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code race}: many buyers want the last units at the same moment. */
@Command(
    name = "race",
    mixinStandardHelpOptions = true,
    description = {
      "Lets many buyers race for few units, and checks every answer.",
      "Exit code 0: passed, 1: an answer was wrong, 2: could not be carried out."
    })
public final class RaceCommand implements Callable<Integer> {
  @Option(
      names = "--stock",
      required = true,
      paramLabel = "UNITS",
      description = "How many units there are.")
  private int stock;

  @Option(
      names = "--buyers",
      required = true,
      paramLabel = "COUNT",
      description = "How many want them.")
  private int buyers;

  @Option(
      names = "--quantity",
      defaultValue = "1",
      paramLabel = "UNITS",
      description = "How many units each buyer wants. Default: ${DEFAULT-VALUE}.")
  private int quantity;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      paramLabel = "COUNT",
      description = "How many races, each for a new SKU. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    Limits limits = new Limits(command);
    RaceSettings settings =
        new RaceSettings(
            limits.check("--stock", stock, 1_000_000),
            limits.check("--buyers", buyers, 20_000),
            limits.check("--quantity", quantity, 1_000_000),
            limits.check("--rounds", rounds, 1_000),
            RaceSettings.CONNECTIONS_MAX);
    return Exit.of(
        command,
        () -> {
          RaceResult result = server.play(target -> Race.run(target, settings));
          command
              .commandLine()
              .getOut()
              .print(json ? JsonReport.of(result) + "\n" : RaceReport.text(result));
          command.commandLine().getOut().flush();
          return result.passed();
        });
  }
}
