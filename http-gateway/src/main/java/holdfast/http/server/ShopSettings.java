package holdfast.http.server;

import holdfast.shop.Patience;
import java.time.Duration;

/**
 * How what shops show is looked after.
 *
 * @param interval how often numbers are judged that have waited long enough
 */
public record ShopSettings(Patience patience, Duration interval) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static ShopSettings read(SettingsReader reader) {
    return new ShopSettings(
        new Patience(
            reader.duration("holdfast.shop.settle", HOUR),
            reader.duration("holdfast.shop.slack", MINUTE)),
        reader.duration("holdfast.shop.interval", HOUR));
  }
}
