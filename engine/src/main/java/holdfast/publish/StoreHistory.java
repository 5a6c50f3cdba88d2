package holdfast.publish;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What last happened to a store, for people and meters. Belongs to one store and its thread. */
final class StoreHistory {
  private static final Logger LOG = LoggerFactory.getLogger(StoreHistory.class);

  private final PublishMeter meter;
  private final Lags lags = new Lags();
  private Optional<Instant> lastPush = Optional.empty();
  private Optional<StoreStatus.LastError> lastError = Optional.empty();
  private Optional<Exposure> exposure = Optional.empty();

  StoreHistory(PublishMeter meter) {
    this.meter = meter;
  }

  Optional<Instant> lastPush() {
    return lastPush;
  }

  Optional<StoreStatus.LastError> lastError() {
    return lastError;
  }

  Optional<StoreStatus.Lag> lag() {
    return lags.sum();
  }

  Optional<Exposure> exposure() {
    return exposure;
  }

  void exposed(Exposure found) {
    exposure = Optional.of(found);
  }

  void failed(String why, Instant now) {
    lastError = Optional.of(new StoreStatus.LastError(why, now));
  }

  void told(Outcome outcome, Surroundings at) {
    outcome.why().ifPresent(why -> failed(why, at.now()));
    if (outcome.lines().isEmpty()) {
      meter.told(outcome.word().name(), outcome.push().lines().size());
    }
    for (var line : outcome.lines().values()) {
      meter.told(line.getClass().getSimpleName().toUpperCase(Locale.ROOT), 1);
    }
    for (var shown : outcome.shown()) {
      lastPush = Optional.of(at.now());
      lags.add(shown.latency());
      meter.acknowledged(shown.latency());
    }
    for (var unfit : outcome.unfit()) {
      failed(unfit.why(), at.now());
      LOG.warn(
          "the listing {} of {} is parked as {}: {}",
          unfit.listing().id(),
          at.store().id(),
          unfit.reason(),
          unfit.why());
    }
    if (outcome.word() == Outcome.Word.REJECTED) {
      LOG.warn("{} was told what it rejects: {}", at.store().id(), outcome.why().orElse(""));
    }
    outcome
        .closure()
        .ifPresent(
            closed ->
                LOG.warn(
                    "{} lets nobody in ({}): {}", at.store().id(), closed.reason(), closed.why()));
  }

  void read(ReadAnswer answer, Instant now) {
    switch (answer) {
      case ReadAnswer.Failed(var why) -> failed(why, now);
      case ReadAnswer.Closed(_, var why) -> failed(why, now);
      case ReadAnswer.Levels _, ReadAnswer.Throttled _ -> {}
    }
  }
}
