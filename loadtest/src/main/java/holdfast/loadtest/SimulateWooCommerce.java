package holdfast.loadtest;

import holdfast.loadtest.simulator.woocommerce.WooCommerceSettings;
import holdfast.loadtest.simulator.woocommerce.WooCommerceSimulator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate woocommerce}. */
@Command(
    name = "woocommerce",
    mixinStandardHelpOptions = true,
    description = {
      "Runs shops that speak WooCommerce's REST API wc/v3 and its webhooks.",
      "Exit code 0: ended, 2: could not be carried out."
    })
final class SimulateWooCommerce implements Callable<Integer> {
  @Mixin private SimulationOptions options = new SimulationOptions();

  @Option(
      names = "--key",
      paramLabel = "CK",
      description = "The consumer key of all shops. Default: each has its own, from the seed.")
  private @Nullable String key;

  @Option(
      names = "--key-secret",
      paramLabel = "CS",
      description = "The consumer secret that belongs to it. Default: likewise.")
  private @Nullable String keySecret;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "What all shops sign webhooks with. Default: likewise.")
  private @Nullable String secret;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    var settings =
        new WooCommerceSettings(
            options.settings(command),
            Optional.ofNullable(key),
            Optional.ofNullable(keySecret),
            Optional.ofNullable(secret));
    return options.run(command, () -> WooCommerceSimulator.start(settings));
  }
}
