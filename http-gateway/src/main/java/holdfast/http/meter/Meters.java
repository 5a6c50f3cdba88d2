package holdfast.http.meter;

import holdfast.sweep.SweepRules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All meters of this process. */
public final class Meters implements AutoCloseable {
  private static final Duration[] LATENCIES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final EngineMeter engine = new EngineMeter(registry);
  private final DeliveryMeters deliveries = new DeliveryMeters(registry);
  private final ShopMeters shops = new ShopMeters(registry);
  private final SyncMeters sync = new SyncMeters(registry);
  private final PublishMeters publishing = new PublishMeters(registry, Clock.systemUTC());
  private final Counter granted =
      Counter.builder("holdfast.reservations.granted")
          .description("Reservations that were granted")
          .register(registry);
  private final Counter replayed =
      Counter.builder("holdfast.reservations.replayed")
          .description("Reservations that were asked for again with the same id and content")
          .register(registry);
  private final AtomicLong rolloutRemaining = new AtomicLong();
  private final Map<String, Counter> refused = new ConcurrentHashMap<>();

  /** Starts measuring. */
  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
    gauge(
        "holdfast.rollout.remaining",
        "SKUs that changes of policy have yet to reach, on the node that sees to it",
        rolloutRemaining::get);
  }

  /** Hears how the engine is doing. */
  public EngineMeter engine() {
    return engine;
  }

  /** Hears how shops' deliveries fare. */
  public DeliveryMeters deliveries() {
    return deliveries;
  }

  /** Hears what is found out about shops' numbers. */
  public ShopMeters shops() {
    return shops;
  }

  /** Hears how exchanges with stores go. */
  public SyncMeters sync() {
    return sync;
  }

  /** Hears how sweeps of shops fare; call once. */
  public SweepMeters sweeps(SweepRules rules) {
    return new SweepMeters(registry, rules);
  }

  /** Hears how stores are told their numbers. */
  public PublishMeters publishing() {
    return publishing;
  }

  /** A reservation was granted. */
  public void granted() {
    granted.increment();
  }

  /** A reservation was asked for again. */
  public void replayed() {
    replayed.increment();
  }

  /** A command was refused by a rule. */
  public void refused(String rule) {
    refused.computeIfAbsent(rule, this::refusals).increment();
  }

  /** So many SKUs have yet to take note of a change of policy. */
  public void rolloutRemaining(long skus) {
    rolloutRemaining.set(skus);
  }

  private Counter refusals(String rule) {
    return Counter.builder("holdfast.refusals")
        .description("Commands that a rule refused")
        .tag("rule", rule)
        .register(registry);
  }

  /** Shows a number that is looked up when somebody asks. */
  public void gauge(String name, String description, Supplier<Number> number) {
    Gauge.builder(name, number).description(description).register(registry);
  }

  /** The meter of one route. */
  public RouteMeter route(String method, String pattern) {
    return new RouteMeter(
        statusClass ->
            Timer.builder("holdfast.http.requests")
                .description("From a request's head to its answer")
                .tag("method", method)
                .tag("route", pattern)
                .tag("status", statusClass + "xx")
                .serviceLevelObjectives(LATENCIES)
                .register(registry));
  }

  /** Everything, as Prometheus reads it. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
