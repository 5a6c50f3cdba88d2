package holdfast.http.meter;

import holdfast.catalog.ChannelId;
import holdfast.publish.PublishMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * How stores are told their numbers, on this node. The first {@link StoreTags#STORES_MAX} stores
 * that are looked after here have series of their own.
 */
public final class PublishMeters implements PublishMeter {
  private static final Duration[] LATENCIES = {
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private static final String LATENCY =
      "From the change of stock until one store has acknowledged its number, of its last numbers";

  private static final double MILLIS = 1_000;

  private final MeterRegistry registry;
  private final Clock clock;
  private final Timer latency;
  private final Map<ChannelId, Standing> stores = new ConcurrentHashMap<>();
  private final Map<ChannelId, List<Gauge>> series = new ConcurrentHashMap<>();
  private final AtomicLong exposed = new AtomicLong();

  PublishMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.latency =
        Timer.builder("holdfast.publish.latency")
            .description("From the change of stock until the store has acknowledged its number")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
    gauge("holdfast.publish.waiting", "Numbers that are still to reach a store", Standing::waiting);
    gauge("holdfast.publish.closed", "Stores that let nobody in", it -> it.isClosed() ? 1 : 0);
    gauge(
        "holdfast.publish.broken",
        "Stores that are left alone because they do not answer",
        it -> it.isBroken() ? 1 : 0);
    Gauge.builder("holdfast.publish.exposure", exposed, AtomicLong::get)
        .description("Units that stores show beyond what is available")
        .register(registry);
  }

  private void gauge(String name, String description, ToIntFunction<Standing> number) {
    Gauge.builder(name, () -> stores.values().stream().mapToInt(number).sum())
        .description(description)
        .register(registry);
  }

  @Override
  public void told(String outcome, int numbers) {
    Counter.builder("holdfast.publish.numbers")
        .description("Numbers that stores were told, by what became of them")
        .tag("outcome", outcome)
        .register(registry)
        .increment(numbers);
  }

  @Override
  public void acknowledged(Duration afterNudge) {
    latency.record(afterNudge);
  }

  @Override
  public void stands(ChannelId store, Standing standing) {
    stores.put(store, standing);
    if (!series.containsKey(store) && series.size() < StoreTags.STORES_MAX) {
      series.put(store, begin(store));
    }
  }

  @Override
  public void left(ChannelId store) {
    stores.remove(store);
    Optional.ofNullable(series.remove(store)).ifPresent(gauges -> gauges.forEach(registry::remove));
  }

  @Override
  public void exposed(long units) {
    exposed.set(units);
  }

  private List<Gauge> begin(ChannelId store) {
    return List.of(
        gauge(
            store,
            "holdfast.store.lag.seconds",
            "How long the number waits that one store still has to show and that waits longest",
            Tags.empty(),
            standing -> standing.waitingSince().map(this::seconds).orElse(0.0)),
        gauge(
            store,
            "holdfast.store.latency.seconds",
            LATENCY,
            Tags.of("quantile", "0.5"),
            standing -> standing.lag().get().map(it -> it.p50() / MILLIS).orElse(Double.NaN)),
        gauge(
            store,
            "holdfast.store.latency.seconds",
            LATENCY,
            Tags.of("quantile", "0.99"),
            standing -> standing.lag().get().map(it -> it.p99() / MILLIS).orElse(Double.NaN)),
        gauge(
            store,
            "holdfast.store.exposure",
            "Units that one store shows and that are not there for it alone",
            Tags.empty(),
            standing -> standing.exposure().map(it -> (double) it.units()).orElse(Double.NaN)));
  }

  private double seconds(Instant since) {
    return Math.max(0, Duration.between(since, clock.instant()).toMillis()) / MILLIS;
  }

  private Gauge gauge(
      ChannelId store,
      String name,
      String description,
      Tags tags,
      ToDoubleFunction<Standing> number) {
    return Gauge.builder(
            name,
            stores,
            all -> {
              var standing = all.get(store);
              return standing == null ? Double.NaN : number.applyAsDouble(standing);
            })
        .description(description)
        .tag("store", store.value())
        .tags(tags)
        .register(registry);
  }
}
