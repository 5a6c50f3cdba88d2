package holdfast.loadtest.report;

import holdfast.loadtest.client.Target;
import holdfast.loadtest.market.DemoResult;
import holdfast.loadtest.market.DemoView;
import holdfast.loadtest.market.Storefront;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a demo shows in the terminal. */
public final class DemoReport {
  private static final int EXAMPLES_MAX = 5;

  private DemoReport() {}

  /** Where to look while it runs. */
  public static String head(Target target) {
    return "holdfast  %s  (all data are deleted at the end)%n".formatted(target.url())
        + "admin key %s%n".formatted(target.key())
        + "Filling the shops…\n";
  }

  /** The shops are open. */
  public static String opened(List<Storefront> stores) {
    return stores.stream()
        .map(store -> "shop      %-14s %s%n".formatted(store.id(), store.shop().context().url()))
        .collect(Collectors.joining());
  }

  /** One look, in two lines. */
  public static String look(DemoView view) {
    String sold =
        view.sold().entrySet().stream()
            .map(channel -> channel.getKey() + " " + channel.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%4d s    sold: %s%n"
            + "          oversells %d, pushes %,d, shops follow in %.0f ms (p50) and %.0f ms (p99),"
            + " webhooks %,d (%d failed),%n          on the shelves %,d after %d deliveries,"
            + " pulled back for the own channel %d%n",
        view.seconds(),
        sold,
        view.oversold(),
        view.pushes(),
        view.latency().p50(),
        view.latency().p99(),
        view.delivered(),
        view.failed(),
        view.available(),
        view.deliveries(),
        view.pulledBack());
  }

  /** The last line, and before it what was wrong. */
  public static String verdict(DemoResult result) {
    String figures =
        String.format(
            Locale.ROOT,
            "%,d units sold in %d s, %d oversells; %,d raised numbers stood in the shops after"
                + " %.0f ms (p50), %.0f ms (p99), %.0f ms (max)%n",
            result.sold(),
            result.seconds(),
            result.oversold(),
            result.raises(),
            result.latency().p50(),
            result.latency().p99(),
            result.latency().max());
    String wrong =
        result.wrong().stream()
            .limit(EXAMPLES_MAX)
            .map(it -> "wrong     " + it + "\n")
            .collect(Collectors.joining());
    return wrong + (result.passed() ? "OK: " : "FAILED: ") + figures;
  }
}
