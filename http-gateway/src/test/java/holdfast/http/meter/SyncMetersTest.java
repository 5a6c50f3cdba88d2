package holdfast.http.meter;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.publish.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goal: exchanges are counted by store, and many stores do not make a scrape too large. */
class SyncMetersTest {
  private final Meters meters = new Meters();

  private void end(String store, Exchange.Kind kind, String outcome) {
    meters
        .sync()
        .ended(
            new Exchange(
                new ChannelId(store),
                kind,
                Instant.EPOCH,
                Duration.ofMillis(250),
                Optional.empty(),
                List.of(),
                outcome,
                "",
                Optional.empty(),
                ""));
  }

  private String value(String series) {
    return meters
        .scrape()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .findFirst()
        .orElse("none");
  }

  @Test
  void eachStoreHasItsPushesErrorsAndLatencies() {
    end("north", Exchange.Kind.PUSH, "OK");
    end("north", Exchange.Kind.PUSH, "TIMEOUT");
    end("north", Exchange.Kind.READ, "OK");
    end("south", Exchange.Kind.READ, "OK");

    assertThat(value("holdfast_store_pushes_total{store=\"north\"}")).isEqualTo("2.0");
    assertThat(value("holdfast_store_errors_total{store=\"north\"}")).isEqualTo("1.0");
    assertThat(value("holdfast_store_exchanges_seconds_count{store=\"north\"}")).isEqualTo("3");
    assertThat(value("holdfast_store_exchanges_seconds_max{store=\"south\"}")).isEqualTo("0.25");
    assertThat(value("holdfast_store_pushes_total{store=\"south\"}")).isEqualTo("0.0");
    var timeouts = "holdfast_sync_exchanges_seconds_bucket{kind=\"PUSH\",outcome=\"TIMEOUT\",le=";
    assertThat(value(timeouts + "\"0.1\"}")).isEqualTo("0");
    assertThat(value(timeouts + "\"0.25\"}")).isEqualTo("1");
    meters.sync().dropped(3);
    assertThat(value("holdfast_sync_log_dropped_total")).isEqualTo("3.0");
  }

  @Test
  void moreThanAThousandStoresShareTheRest() {
    for (int store = 0; store < 1_500; store++) {
      end("store-%05d".formatted(store), Exchange.Kind.PUSH, "OK");
    }
    end("store-01400", Exchange.Kind.PUSH, "OK");
    end("store-00000", Exchange.Kind.PUSH, "OK");

    assertThat(value("holdfast_store_pushes_total{store=\"(others)\"}")).isEqualTo("501.0");
    assertThat(value("holdfast_store_pushes_total{store=\"store-00000\"}")).isEqualTo("2.0");
    assertThat(value("holdfast_store_pushes_total{store=\"store-01400\"}")).isEqualTo("none");
    var lines = meters.scrape().lines().filter(line -> line.startsWith("holdfast_store_"));
    assertThat(lines).hasSize(5 * 1_001);
  }

  @Test
  void driftsAreToldByStoreAndInAll() {
    meters.shops().openDrifts(Map.of(new ChannelId("north"), 2L, new ChannelId("south"), 3L));
    assertThat(value("holdfast_drifts_open")).isEqualTo("5.0");
    assertThat(value("holdfast_store_drifts_open{store=\"north\"}")).isEqualTo("2.0");

    meters.shops().openDrifts(Map.of(new ChannelId("south"), 1L));
    assertThat(value("holdfast_drifts_open")).isEqualTo("1.0");
    assertThat(value("holdfast_store_drifts_open{store=\"north\"}")).isEqualTo("none");
  }
}
