package holdfast.loadtest;

import holdfast.loadtest.report.BenchReport;
import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.scenario.Bench;
import holdfast.loadtest.scenario.BenchResult;
import holdfast.loadtest.scenario.BenchSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bench}: how many durable reservations a second, next to an empty route. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = BenchPropagate.class,
    description = {
      "Measures durable reservations next to an empty route of the same server.",
      "Exit code 0: measured, 1: the stock does not explain the answers, 2: could not be measured."
    })
public final class BenchCommand implements Callable<Integer> {
  /** Where the reservations go. */
  enum Load {
    HOT,
    UNIFORM
  }

  /** Reads the load as it is written in a command line, in small letters. */
  private static final class LoadConverter implements ITypeConverter<Load> {
    @Override
    public Load convert(String value) {
      return switch (value) {
        case "hot" -> Load.HOT;
        case "uniform" -> Load.UNIFORM;
        default -> throw new TypeConversionException("'" + value + "' is not hot or uniform");
      };
    }
  }

  private static final int SKUS_MAX = 10_000;
  private static final int SECONDS_MAX = 600;

  @Parameters(
      arity = "0..1",
      paramLabel = "hot|uniform",
      converter = LoadConverter.class,
      description = "One SKU for all, or many.")
  private @Nullable Load load;

  @Option(
      names = "--connections",
      defaultValue = "64",
      paramLabel = "COUNT",
      description = "How many call at the same time. Default: ${DEFAULT-VALUE}.")
  private int connections;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "S",
      description = "How long each kind of request is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup",
      defaultValue = "10",
      paramLabel = "S",
      description = "How long each kind is sent before that. Default: ${DEFAULT-VALUE}.")
  private int warmup;

  @Option(
      names = "--slices",
      defaultValue = "4",
      paramLabel = "COUNT",
      description = "How often the two kinds take turns. Default: ${DEFAULT-VALUE}.")
  private int slices;

  @Option(
      names = "--skus",
      defaultValue = "1000",
      paramLabel = "COUNT",
      description = "How many SKUs, for uniform. Default: ${DEFAULT-VALUE}.")
  private int skus;

  @Option(
      names = "--ttl",
      defaultValue = "60",
      paramLabel = "S",
      description = "How long each reservation holds. Default: ${DEFAULT-VALUE}.")
  private int ttl;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    if (load == null) {
      throw new ParameterException(
          command.commandLine(), "Say what to measure: hot, uniform or propagate.");
    }
    Limits limits = new Limits(command);
    int skuCount = limits.check("--skus", skus, SKUS_MAX);
    BenchSettings settings =
        new BenchSettings(
            load == Load.HOT ? 1 : skuCount,
            limits.check("--connections", connections, 1_000),
            limits.check("--warmup", warmup, 0, SECONDS_MAX),
            limits.check("--seconds", seconds, SECONDS_MAX),
            limits.check("--slices", slices, 100),
            limits.check("--ttl", ttl, 86_400));
    return Exit.of(
        command,
        () -> {
          BenchResult result = server.play(target -> Bench.run(target, settings));
          command
              .commandLine()
              .getOut()
              .print(json ? JsonReport.of(result) + "\n" : BenchReport.text(result));
          command.commandLine().getOut().flush();
          return result.passed();
        });
  }
}
