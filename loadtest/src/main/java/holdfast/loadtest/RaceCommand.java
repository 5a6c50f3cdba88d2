package holdfast.loadtest;

import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.report.RaceReport;
import holdfast.loadtest.scenario.Contest;
import holdfast.loadtest.scenario.Race;
import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final int RETAILERS_MAX = 100;

  /** What is left after the rush is asked for one by one. */
  private static final int RETAILERS_STOCK_MAX = 100_000;

  @Option(
      names = "--stock",
      required = true,
      paramLabel = "UNITS",
      description = "How many units there are; of each SKU, in a race of carts.")
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
      names = "--retailers",
      paramLabel = "COUNT",
      description =
          "The buyers come through so many retailers, 2 to 100. Half of the units are kept for"
              + " them as floors, and half of the buyers are one retailer's.")
  private @Nullable Integer retailers;

  @Option(
      names = "--carts",
      description =
          "The buyers want carts of two or three lines of three SKUs and a bundle, each wholly or"
              + " not at all.")
  private boolean carts;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      paramLabel = "COUNT",
      description = "How many races, each for new SKUs. Default: ${DEFAULT-VALUE}.")
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
            RaceSettings.CONNECTIONS_MAX,
            contest(limits));
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

  private Contest contest(Limits limits) {
    if (retailers == null && !carts) {
      return new Contest.LastUnits();
    }
    if (retailers != null && carts) {
      throw new ParameterException(
          command.commandLine(), "--retailers and --carts exclude each other.");
    }
    if (quantity != 1) {
      throw new ParameterException(
          command.commandLine(), "--quantity is for a race without --retailers and --carts.");
    }
    if (retailers == null) {
      return new Contest.Carts();
    }
    Contest.Retailers contest =
        new Contest.Retailers(limits.check("--retailers", retailers, 2, RETAILERS_MAX));
    limits.check("--stock (with --retailers)", stock, 2 * retailers, RETAILERS_STOCK_MAX);
    return contest;
  }
}
