package holdfast.http.meter;

import holdfast.catalog.Platform;
import holdfast.intake.DeliveryMeter;
import holdfast.intake.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How deliveries fare. */
public final class DeliveryMeters implements DeliveryMeter {
  /** What a topic may be about; others are counted together, for anybody may invent topics. */
  private static final Set<String> CLASSES =
      Set.of(
          "orders",
          "order",
          "refunds",
          "fulfillments",
          "returns",
          "carts",
          "checkouts",
          "products",
          "product",
          "variants",
          "inventory_levels",
          "inventory_items",
          "app");

  private final MeterRegistry registry;
  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
  private final Timer took;

  private record Kind(Platform platform, String topicClass, String outcome) {}

  DeliveryMeters(MeterRegistry registry) {
    this.registry = registry;
    this.took =
        Timer.builder("holdfast.deliveries.took")
            .description("From a delivery's arrival to the end of the work on it")
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5))
            .register(registry);
  }

  @Override
  public void settled(Platform platform, String topic, Outcome outcome) {
    took.record(outcome.took());
    count(platform, topic, outcome.state().name());
  }

  /** A delivery has come to its end at the door. */
  public void count(Platform platform, String topic, String outcome) {
    var topicClass = topic.split("[/.]", 2)[0];
    var kind = new Kind(platform, CLASSES.contains(topicClass) ? topicClass : "other", outcome);
    counters.computeIfAbsent(kind, this::counter).increment();
  }

  private Counter counter(Kind kind) {
    return Counter.builder("holdfast.deliveries")
        .description("Deliveries of shops by what became of them")
        .tag("platform", kind.platform().name())
        .tag("topic", kind.topicClass())
        .tag("outcome", kind.outcome())
        .register(registry);
  }
}
