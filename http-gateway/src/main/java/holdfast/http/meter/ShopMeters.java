package holdfast.http.meter;

import holdfast.catalog.Parked;
import holdfast.shop.LevelFinding;
import holdfast.shop.ShopMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is found out about shops' numbers. */
public final class ShopMeters implements ShopMeter {
  private final MeterRegistry registry;

  ShopMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void found(LevelFinding finding) {
    switch (finding) {
      case LevelFinding.Accepted(_, var reason) -> judged(reason.name());
      case LevelFinding.Drifted drifted -> judged(drifted.cause().name());
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
