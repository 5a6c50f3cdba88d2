package holdfast.http.meter;

import holdfast.catalog.ChannelId;
import holdfast.publish.PublishMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** How stores are told their numbers, on this node. */
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

  private record Stand(int waiting, boolean isClosed, boolean isBroken) {}

  private final MeterRegistry registry;
  private final Timer latency;
  private final Map<ChannelId, Stand> stores = new ConcurrentHashMap<>();

  PublishMeters(MeterRegistry registry) {
    this.registry = registry;
    this.latency =
        Timer.builder("holdfast.publish.latency")
            .description("From the change of stock until the store has acknowledged its number")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
    gauge("holdfast.publish.waiting", "Numbers that are still to reach a store", Stand::waiting);
    gauge("holdfast.publish.closed", "Stores that let nobody in", it -> it.isClosed() ? 1 : 0);
    gauge(
        "holdfast.publish.broken",
        "Stores that are left alone because they do not answer",
        it -> it.isBroken() ? 1 : 0);
  }

  private void gauge(String name, String description, ToIntFunction<Stand> number) {
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
  public void stands(ChannelId store, int waiting, boolean isClosed, boolean isBroken) {
    stores.put(store, new Stand(waiting, isClosed, isBroken));
  }

  @Override
  public void left(ChannelId store) {
    stores.remove(store);
  }
}
