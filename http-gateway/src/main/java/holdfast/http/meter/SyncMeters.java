package holdfast.http.meter;

import holdfast.publish.Exchange;
import holdfast.publish.SyncMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How exchanges with stores go: by kind with the spread of latencies, and by store without. The
 * first {@link StoreTags#STORES_MAX} stores have series of their own, all others share theirs.
 */
public final class SyncMeters implements SyncMeter {
  private final MeterRegistry registry;
  private final StoreTags tags = new StoreTags();
  private final Map<Result, Timer> byResult = new ConcurrentHashMap<>();
  private final Map<String, OfStore> byStore = new ConcurrentHashMap<>();
  private final Counter dropped;

  private record Result(Exchange.Kind kind, String outcome) {}

  private record OfStore(Timer took, Counter pushes, Counter errors) {}

  SyncMeters(MeterRegistry registry) {
    this.registry = registry;
    this.dropped =
        Counter.builder("holdfast.sync.log.dropped")
            .description("Exchanges with stores that are missing in the sync log")
            .register(registry);
  }

  @Override
  public void ended(Exchange exchange) {
    byResult
        .computeIfAbsent(new Result(exchange.kind(), exchange.outcome()), this::ofResult)
        .record(exchange.took());
    var ofStore = byStore.computeIfAbsent(tags.of(exchange.store()), this::ofStore);
    ofStore.took().record(exchange.took());
    if (exchange.kind() == Exchange.Kind.PUSH) {
      ofStore.pushes().increment();
    }
    if (exchange.isFailed()) {
      ofStore.errors().increment();
    }
  }

  @Override
  public void dropped(int exchanges) {
    dropped.increment(exchanges);
  }

  private Timer ofResult(Result result) {
    return Timer.builder("holdfast.sync.exchanges")
        .description("Exchanges with stores, by what they were about and their outcome")
        .tag("kind", result.kind().name())
        .tag("outcome", result.outcome())
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30))
        .register(registry);
  }

  private OfStore ofStore(String store) {
    return new OfStore(
        Timer.builder("holdfast.store.exchanges")
            .description("Exchanges with one store")
            .tag("store", store)
            .register(registry),
        Counter.builder("holdfast.store.pushes")
            .description("Calls that told one store numbers")
            .tag("store", store)
            .register(registry),
        Counter.builder("holdfast.store.errors")
            .description("Exchanges with one store that did not end as they should")
            .tag("store", store)
            .register(registry));
  }
}
