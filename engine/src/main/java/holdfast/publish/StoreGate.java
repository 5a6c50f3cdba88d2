package holdfast.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a store may be called now. Belongs to one store and its thread. */
final class StoreGate {
  private final PublishSettings settings;
  private Optional<Closure> closure = Optional.empty();
  private Breaker breaker = Breaker.WHOLE;
  private Instant restUntil = Instant.MIN;
  private int calls;

  StoreGate(PublishSettings settings) {
    this.settings = settings;
  }

  boolean mayCall(ShopConnector.Manners manners, Instant now) {
    var most = breaker.isHalfOpen(now) ? 1 : manners.callsInFlight();
    return closure.isEmpty() && calls < most && !breaker.isOpen(now) && !now.isBefore(restUntil);
  }

  /** When it may be called again, if only time keeps it from that. */
  Optional<Instant> opens(Instant now) {
    var until = breaker.until().filter(restUntil::isBefore).orElse(restUntil);
    return closure.isEmpty() && now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }

  void began() {
    calls++;
  }

  void ended() {
    calls--;
  }

  /** It answered. */
  void answered(Duration rest, Instant now) {
    breaker = Breaker.WHOLE;
    rests(rest, now);
  }

  /** It wants to be left alone for so long. */
  void rests(Duration rest, Instant now) {
    var until = now.plus(rest);
    restUntil = until.isAfter(restUntil) ? until : restUntil;
  }

  void failed(double jitter, Instant now) {
    breaker = breaker.failed(settings.breakerAfter(), settings.breaker(), jitter, now);
  }

  void close(Closure because) {
    closure = Optional.of(because);
  }

  /** It is tried again; nothing of what kept it closed counts any more. */
  void reopen() {
    closure = Optional.empty();
    breaker = Breaker.WHOLE;
    restUntil = Instant.MIN;
  }

  Optional<Closure> closure() {
    return closure;
  }

  StoreStatus.Breaker breaker(Instant now) {
    return breaker.state(now);
  }

  int calls() {
    return calls;
  }
}
