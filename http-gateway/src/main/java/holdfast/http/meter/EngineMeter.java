package holdfast.http.meter;

import holdfast.stock.SkuMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How the engine is doing: batches, queue, journal. */
public final class EngineMeter implements SkuMeter {
  private final LongAdder queued = new LongAdder();
  private final DistributionSummary batches;
  private final Timer journal;
  private final Counter journalFailures;
  private final Counter oversold;

  EngineMeter(MeterRegistry registry) {
    batches =
        DistributionSummary.builder("holdfast.batch.commands")
            .description("Commands that were decided and committed together")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
            .register(registry);
    journal =
        Timer.builder("holdfast.journal")
            .description("From handing a batch to the ledger to its commit")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1))
            .register(registry);
    journalFailures =
        Counter.builder("holdfast.journal.failures")
            .description("Ledgers that died because the journal failed")
            .register(registry);
    oversold =
        Counter.builder("holdfast.oversold.units")
            .description("Units that shops sold without their being there")
            .register(registry);
    Gauge.builder("holdfast.queue.depth", queued, LongAdder::sum)
        .description("Commands that wait for their turn")
        .register(registry);
  }

  @Override
  public void flushed(int commands, Duration journalTime) {
    batches.record(commands);
    journal.record(journalTime);
  }

  @Override
  public void journalFailed() {
    journalFailures.increment();
  }

  @Override
  public void oversold(long units) {
    oversold.increment((double) units);
  }

  @Override
  public void queued(int change) {
    queued.add(change);
  }
}
