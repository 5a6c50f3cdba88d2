package holdfast.http.meter;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Parked;
import holdfast.shop.LevelFinding;
import holdfast.shop.ShopMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What is found out about shops' numbers. */
public final class ShopMeters implements ShopMeter {
  private final MeterRegistry registry;
  private final MultiGauge openDriftsOfStores;
  private final AtomicLong openDrifts = new AtomicLong();

  ShopMeters(MeterRegistry registry) {
    this.registry = registry;
    this.openDriftsOfStores =
        MultiGauge.builder("holdfast.store.drifts.open")
            .description("Numbers that one store showed and nobody can explain")
            .register(registry);
    Gauge.builder("holdfast.drifts.open", openDrifts, AtomicLong::get)
        .description("Numbers that shops showed and nobody can explain")
        .register(registry);
  }

  /** So many drifts nobody can explain, of the stores that have any. */
  public void openDrifts(Map<ChannelId, Long> byStore) {
    openDrifts.set(byStore.values().stream().mapToLong(Long::longValue).sum());
    openDriftsOfStores.register(
        byStore.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(StoreTags.STORES_MAX)
            .map(entry -> Row.of(Tags.of("store", entry.getKey().value()), entry.getValue()))
            .toList(),
        true);
  }

  @Override
  public void found(LevelFinding finding) {
    switch (finding) {
      case LevelFinding.Accepted(_, var reason) -> judged(reason.name());
      case LevelFinding.Drifted drifted -> judged(drifted.cause().name());
      case LevelFinding.Contradicted _ -> judged("CONTRADICTED");
      case LevelFinding.Explained _ -> judged("EXPLAINED_LATE");
    }
  }

  private void judged(String outcome) {
    Counter.builder("holdfast.levels.judged")
        .description("Numbers that shops showed, by what they turned out to be")
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  @Override
  public void parked(Parked reason) {
    Counter.builder("holdfast.listings.parked")
        .description("Listings that were parked for what their shop said")
        .tag("reason", reason.name())
        .register(registry)
        .increment();
  }
}
