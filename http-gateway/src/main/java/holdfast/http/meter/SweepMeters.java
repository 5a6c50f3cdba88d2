package holdfast.http.meter;

import holdfast.catalog.ChannelId;
import holdfast.sweep.Reliability;
import holdfast.sweep.StoreSweeps;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepMeter;
import holdfast.sweep.SweepRules;
import holdfast.sweep.SweepState;
import holdfast.sweep.WebhooksAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How sweeps fare. What is known of all stores is shown by the node that walks. */
public final class SweepMeters implements SweepMeter {
  private final MeterRegistry registry;
  private final SweepRules rules;
  private final AtomicLong unreliable = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final MultiGauge share;

  SweepMeters(MeterRegistry registry, SweepRules rules) {
    this.registry = registry;
    this.rules = rules;
    this.share =
        MultiGauge.builder("holdfast.store.reliability")
            .description("Share of a store's orders that were first heard of by webhook")
            .register(registry);
    Gauge.builder("holdfast.stores.unreliable", unreliable::get)
        .description("Stores whose webhooks can't be relied on")
        .register(registry);
    Gauge.builder("holdfast.webhooks.broken", broken::get)
        .description("Subscriptions to webhooks that are missing and could not be mended")
        .register(registry);
  }

  @Override
  public void ended(SweepKind kind, SweepState state) {
    Counter.builder("holdfast.sweeps")
        .description("Sweeps of stores by how they ended")
        .tag("kind", kind.name())
        .tag("outcome", state.outcome().map(Enum::name).orElse("NONE"))
        .register(registry)
        .increment();
    if (kind == SweepKind.ORDERS && state.failures() == 0) {
      orders("found", state.found());
      orders("missed", state.missed());
    }
  }

  private void orders(String what, int number) {
    Counter.builder("holdfast.sweeps.orders")
        .description("Orders that sweeps brought in, and those of them that nobody had told of")
        .tag("what", what)
        .register(registry)
        .increment(number);
  }

  @Override
  public void known(Map<ChannelId, StoreSweeps> sweeps) {
    unreliable.set(
        sweeps.values().stream()
            .filter(of -> rules.reliability(of.heard()) == Reliability.UNRELIABLE)
            .count());
    broken.set(
        sweeps.values().stream()
            .flatMap(of -> of.topics().stream())
            .filter(topic -> topic.state() == WebhooksAnswer.State.BROKEN)
            .count());
    List<MultiGauge.Row<?>> rows =
        sweeps.entrySet().stream()
            .filter(of -> of.getValue().heard().orders() > 0)
            .<MultiGauge.Row<?>>map(of -> row(of.getKey(), of.getValue()))
            .toList();
    share.register(rows, true);
  }

  private static MultiGauge.Row<Number> row(ChannelId store, StoreSweeps of) {
    return MultiGauge.Row.of(Tags.of("store", store.value()), of.heard().share().orElse(1.0));
  }
}
