package holdfast.loadtest;

import holdfast.loadtest.simulator.shopify.Plan;
import holdfast.loadtest.simulator.shopify.ShopifySettings;
import holdfast.loadtest.simulator.shopify.ShopifySimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate shopify}. */
@Command(
    name = "shopify",
    mixinStandardHelpOptions = true,
    description = {
      "Runs shops that speak Shopify's Admin API over GraphQL and its webhooks.",
      "Exit code 0: ended, 2: could not be carried out."
    })
final class SimulateShopify implements Callable<Integer> {
  private static final String SCHEMA = "HOLDFAST_SHOPIFY_SCHEMA";
  private static final int LOCATIONS_MAX = 200;

  @Mixin private SimulationOptions options = new SimulationOptions();

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "The Admin schema to execute, plain or compressed by gzip. Default: the file that "
              + SCHEMA
              + " names, or else the part of it that a stock connector uses.")
  private @Nullable Path schema;

  @Option(
      names = "--plan",
      defaultValue = "STANDARD",
      description =
          "What the shops let an app ask: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Plan plan = Plan.STANDARD;

  @Option(
      names = "--locations",
      defaultValue = "2",
      paramLabel = "COUNT",
      description =
          "How many each shop has; its items are stocked at the first. Default: ${DEFAULT-VALUE}.")
  private int locations;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "What apps show to all shops. Default: each has its own, from the seed.")
  private @Nullable String token;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "What all shops sign webhooks with. Default: likewise.")
  private @Nullable String secret;

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      description = "What the app may do, with commas between. Default: what a stock app needs.")
  private @Nullable List<String> scopes;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    var settings =
        new ShopifySettings(
            options.settings(command),
            schema(),
            plan,
            new Limits(command).check("--locations", locations, LOCATIONS_MAX),
            Optional.ofNullable(secret),
            Optional.ofNullable(token),
            scopes == null ? ShopifySettings.SCOPES : scopes);
    return options.run(command, () -> ShopifySimulator.start(settings));
  }

  private Optional<Path> schema() {
    Optional<Path> file =
        Optional.ofNullable(schema)
            .or(
                () ->
                    Optional.ofNullable(System.getenv(SCHEMA))
                        .filter(text -> !text.isEmpty())
                        .map(Path::of));
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new ParameterException(
          command.commandLine(), "There is no schema file " + file.get() + ".");
    }
    return file;
  }
}
