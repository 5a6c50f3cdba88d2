package holdfast.loadtest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: shops to try connectors on. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs simulated shops of one platform, to try connectors on.",
      "Exit code 0: ended, 2: could not be carried out."
    },
    subcommands = {SimulateShopify.class, SimulateWooCommerce.class})
public final class SimulateCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    throw new ParameterException(
        command.commandLine(),
        "Which platform? " + String.join(", ", command.subcommands().keySet()));
  }
}
