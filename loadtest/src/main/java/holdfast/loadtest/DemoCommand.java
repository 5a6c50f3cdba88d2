package holdfast.loadtest;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.market.Demo;
import holdfast.loadtest.market.DemoResult;
import holdfast.loadtest.market.DemoSettings;
import holdfast.loadtest.report.DemoReport;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import holdfast.loadtest.server.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything at once on this machine, to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a server, five simulated shops of three retailers, their shoppers and an own channel.",
      "It goes on until Ctrl-C, or for --seconds.",
      "Exit code 0: passed, 1: a unit was sold twice or a shop shows a wrong number,"
          + " 2: could not be carried out."
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "End after so long, with a verdict. Default: at Ctrl-C.")
  private @Nullable Integer seconds;

  @Option(
      names = "--port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "The server's port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--skus",
      defaultValue = "50",
      paramLabel = "COUNT",
      description = "How many SKUs there are. Default: ${DEFAULT-VALUE}.")
  private int skus;

  @Option(
      names = "--shoppers",
      defaultValue = "5",
      paramLabel = "RATE",
      description = "How many orders a second, over all shops. Default: ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Decides what is left to chance. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec command;

  @Override
  public Integer call() {
    Limits limits = new Limits(command);
    int givenPort = limits.check("--port", port, 0, 65_535);
    DemoSettings settings =
        new DemoSettings(
            limits.check("--skus", skus, 1_000),
            limits.check("--shoppers", shoppers, 100),
            Optional.ofNullable(seconds)
                .map(it -> Duration.ofSeconds(limits.check("--seconds", it, 1_000_000))),
            seed);
    return Exit.of(command, () -> run(settings, givenPort).passed());
  }

  private DemoResult run(DemoSettings settings, int givenPort) throws ServerFailure, IOException {
    try (TemporaryDirectory directory = TemporaryDirectory.create("holdfast-demo-");
        ChildServer server = ChildServer.start(besideShops(directory, givenPort))) {
      print(DemoReport.head(server.target()));
      DemoResult result =
          Demo.run(
              server.target(),
              settings,
              stores -> print(DemoReport.opened(stores)),
              view -> print(DemoReport.look(view)));
      print(DemoReport.verdict(result));
      return result;
    }
  }

  private static ServerSettings besideShops(TemporaryDirectory directory, int givenPort)
      throws IOException {
    return ServerSettings.in(directory.path(), null)
        .besideShops()
        .with(Map.of("HOLDFAST_PORT", Integer.toString(givenPort)));
  }

  private void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
