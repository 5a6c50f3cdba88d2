package holdfast.http.server;

import holdfast.publish.Backoff;
import holdfast.publish.PublishSettings;
import java.time.Duration;

/** Reads how stores are told their numbers. */
final class PublishSettingsReader {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private PublishSettingsReader() {}

  static PublishSettings read(SettingsReader reader) {
    return new PublishSettings(
        reader.duration("holdfast.shop.settle", HOUR),
        reader.duration("holdfast.publish.look", HOUR),
        new Backoff(
            reader.duration("holdfast.publish.first-pause", HOUR),
            reader.duration("holdfast.publish.longest-pause", HOUR)),
        reader.integer("holdfast.publish.breaker-after", 1, 1_000),
        new Backoff(
            reader.duration("holdfast.publish.breaker-pause", HOUR),
            reader.duration("holdfast.publish.breaker-longest-pause", HOUR)),
        reader.integer("holdfast.publish.hourly-max", 1, 1_000_000),
        reader.duration("holdfast.publish.key-life", WEEK),
        reader.duration("holdfast.publish.collapse", HOUR),
        reader.duration("holdfast.publish.sweep-interval", HOUR));
  }
}
