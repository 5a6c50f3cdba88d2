package holdfast.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.report.JsonReport;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that simulators of all platforms have. */
final class SimulationOptions {
  /** Starts a simulation. */
  interface Start {
    Simulation start() throws IOException;
  }

  private static final int SHOPS_MAX = 10_000;

  /** More items than this are told only as JSON. */
  private static final int ITEMS_PRINTED_MAX = 500;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--shops",
      defaultValue = "1",
      paramLabel = "SHOPS",
      description = "How many, or their names with commas between. Default: ${DEFAULT-VALUE}.")
  private String shops = "1";

  @Option(
      names = "--variants",
      defaultValue = "10",
      paramLabel = "COUNT",
      description =
          "How many items each shop sells, SKU-00001 and so on. Default: ${DEFAULT-VALUE}.")
  private int variants;

  @Option(
      names = "--stock",
      defaultValue = "0",
      paramLabel = "UNITS",
      description = "How many units of each a shop has at first. Default: ${DEFAULT-VALUE}.")
  private int stock;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides what is left to chance. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--shoppers",
      defaultValue = "0",
      paramLabel = "RATE",
      description =
          "How many orders a second shoppers place over all shops, such as 0.5."
              + " Default: ${DEFAULT-VALUE}.")
  private double shoppers;

  @Option(
      names = "--webhooks",
      paramLabel = "URL",
      description =
          "Where webhooks go, with {shop} for the shop's name, such as"
              + " http://127.0.0.1:8080/webhooks/shopify/{shop}. Default: nowhere at first.")
  private @Nullable String webhooks;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write address, shops, ids, keys and secrets there.")
  private @Nullable Path json;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "End after so long. Default: at Ctrl-C.")
  private @Nullable Integer seconds;

  /** The settings as they were given; refuses what makes no sense. */
  SimulationSettings settings(CommandSpec command) {
    var limits = new Limits(command);
    if (seconds != null) {
      limits.check("--seconds", seconds, 1_000_000);
    }
    if (!(shoppers >= 0 && shoppers <= 10_000)) {
      throw new ParameterException(command.commandLine(), "--shoppers is 0 to 10,000.");
    }
    if (webhooks != null && !webhooks.matches("https?://[^ {}]+(\\{shop}[^ {}]*)?")) {
      throw new ParameterException(
          command.commandLine(), "--webhooks is a URL with http or https, and {shop} in it.");
    }
    return new SimulationSettings(
        host,
        limits.check("--port", port, 0, 65_535),
        names(command, limits),
        limits.check("--variants", variants, 0, 100_000),
        limits.check("--stock", stock, 0, 1_000_000_000),
        seed,
        shoppers,
        Optional.ofNullable(webhooks));
  }

  private List<String> names(CommandSpec command, Limits limits) {
    if (shops.matches("\\d{1,9}")) {
      return SimulationSettings.names(limits.check("--shops", Integer.parseInt(shops), SHOPS_MAX));
    }
    List<String> names = Arrays.asList(shops.split(",", -1));
    boolean right = names.stream().allMatch(name -> name.matches("[a-z0-9][a-z0-9-]{0,62}"));
    if (!right || new HashSet<>(names).size() < names.size()) {
      throw new ParameterException(
          command.commandLine(),
          "--shops is a number, or different names of lower-case letters, digits and hyphens.");
    }
    return names;
  }

  /** Starts it, says what is there, and keeps it until its time is over. */
  int run(CommandSpec command, Start start) {
    return Exit.of(
        command,
        () -> {
          try (Simulation simulation = start.start()) {
            ObjectNode facts = simulation.facts();
            print(command.commandLine().getOut(), facts);
            if (json != null) {
              Files.writeString(json, JsonReport.of(facts) + "\n");
            }
            await();
            return true;
          }
        });
  }

  private void print(PrintWriter out, ObjectNode facts) {
    out.println(facts.path("platform").asText() + " at " + facts.path("address").asText());
    int items = variants * facts.path("shops").size();
    for (JsonNode shop : facts.path("shops")) {
      out.println(shop.path("name").asText() + " " + shop.path("url").asText());
      for (Map.Entry<String, JsonNode> fact : shop.properties()) {
        boolean many = fact.getKey().equals("items") && items > ITEMS_PRINTED_MAX;
        if (!List.of("name", "url").contains(fact.getKey()) && !many) {
          print(out, fact.getKey(), fact.getValue());
        }
      }
    }
    out.flush();
  }

  private static void print(PrintWriter out, String name, JsonNode fact) {
    if (fact.isArray()) {
      fact.forEach(one -> print(out, name, one));
    } else {
      out.println("  " + name + " " + (fact.isTextual() ? fact.asText() : fact.toString()));
    }
  }

  private void await() {
    var never = new CountDownLatch(1);
    try {
      if (seconds == null) {
        never.await();
      } else {
        var _ = never.await(seconds, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
