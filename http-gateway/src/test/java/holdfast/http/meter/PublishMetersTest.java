package holdfast.http.meter;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.publish.Exposure;
import holdfast.publish.PublishMeter.Standing;
import holdfast.publish.StoreStatus;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goal: each store shows how late and how exposed it is, as long as this node looks after it. */
class PublishMetersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PublishMeters meters =
      new PublishMeters(registry, Clock.fixed(NOW, ZoneOffset.UTC));

  private static Standing standing(int secondsAgo, long exposed) {
    return new Standing(
        1,
        Optional.of(NOW.minusSeconds(secondsAgo)),
        false,
        false,
        Optional.of(new Exposure(exposed, 1, NOW)),
        () -> Optional.of(new StoreStatus.Lag(100, 250, 4_000, 9_000)));
  }

  private String value(String series) {
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .findFirst()
        .orElse("none");
  }

  @Test
  void eachStoreHasItsLagLatenciesAndExposure() {
    meters.stands(new ChannelId("north"), standing(3, 12));
    meters.stands(new ChannelId("south"), standing(9, 0));
    meters.stands(new ChannelId("north"), standing(5, 11));

    assertThat(value("holdfast_store_lag_seconds{store=\"north\"}")).isEqualTo("5.0");
    assertThat(value("holdfast_store_lag_seconds{store=\"south\"}")).isEqualTo("9.0");
    assertThat(value("holdfast_store_latency_seconds{quantile=\"0.5\",store=\"north\"}"))
        .isEqualTo("0.25");
    assertThat(value("holdfast_store_latency_seconds{quantile=\"0.99\",store=\"north\"}"))
        .isEqualTo("4.0");
    assertThat(value("holdfast_store_exposure{store=\"north\"}")).isEqualTo("11.0");
    assertThat(value("holdfast_publish_waiting")).isEqualTo("2.0");
  }

  @Test
  void aStoreThatNothingIsKnownOfHasNoNumbers() {
    meters.stands(
        new ChannelId("north"),
        new Standing(0, Optional.empty(), false, false, Optional.empty(), Optional::empty));

    assertThat(value("holdfast_store_lag_seconds{store=\"north\"}")).isEqualTo("0.0");
    assertThat(value("holdfast_store_exposure{store=\"north\"}")).isEqualTo("NaN");
    assertThat(value("holdfast_store_latency_seconds{quantile=\"0.99\",store=\"north\"}"))
        .isEqualTo("NaN");
  }

  @Test
  void aStoreThatHasLeftIsSeenNoMore() {
    meters.stands(new ChannelId("north"), standing(3, 12));
    meters.left(new ChannelId("north"));

    assertThat(registry.scrape()).doesNotContain("store=\"north\"");
    meters.stands(new ChannelId("north"), standing(4, 12));
    assertThat(value("holdfast_store_lag_seconds{store=\"north\"}")).isEqualTo("4.0");
  }

  @Test
  void onlyAThousandStoresHaveSeriesOfTheirOwn() {
    for (int store = 0; store < StoreTags.STORES_MAX + 500; store++) {
      meters.stands(new ChannelId("store-" + store), standing(3, 1));
    }

    assertThat(registry.scrape().lines().filter(line -> line.startsWith("holdfast_store_")))
        .hasSize(4 * StoreTags.STORES_MAX);
    assertThat(value("holdfast_publish_waiting")).isEqualTo("1500.0");
  }
}
