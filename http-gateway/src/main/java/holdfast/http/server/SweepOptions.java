package holdfast.http.server;

import holdfast.sweep.SweepSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * How shops are asked for what they should have said.
 *
 * @param publicUrl how shops reach this server; if it is not said, nobody can tell whether they
 *     deliver to the right place
 */
public record SweepOptions(Optional<String> publicUrl, SweepSettings settings) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int PER_CENT = 100;

  static SweepOptions read(SettingsReader reader) {
    return new SweepOptions(
        publicUrl(reader),
        new SweepSettings(
            reader.duration("holdfast.sweep.interval", DAY),
            reader.duration("holdfast.sweep.often", DAY),
            reader.duration("holdfast.sweep.overlap", DAY),
            reader.integer("holdfast.sweep.parallel", 1, 100),
            reader.integer("holdfast.sweep.levels-parallel", 1, 100),
            reader.integer("holdfast.sweep.levels-hour", 0, 23),
            reader.duration("holdfast.sweep.levels-spread", DAY),
            reader.duration("holdfast.sweep.webhooks-interval", DAY.multipliedBy(7)),
            reader.integer("holdfast.sweep.reliable-percent", 0, PER_CENT) / (double) PER_CENT,
            reader.integer("holdfast.sweep.reliable-orders", 1, 1_000_000)));
  }

  private static Optional<String> publicUrl(SettingsReader reader) {
    var path = "holdfast.http.public-url";
    var text = reader.text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var url = new URI(text);
      var isFit =
          ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
              && url.getHost() != null
              && url.getQuery() == null
              && url.getFragment() == null
              && url.getUserInfo() == null;
      if (isFit) {
        return Optional.of(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      }
    } catch (URISyntaxException _) {
      // Told below, like everything else that is no address.
    }
    throw reader.wrong(path, "must be empty or an address such as https://stock.example.com");
  }
}
