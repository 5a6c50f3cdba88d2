package holdfast.checkout;

import java.util.concurrent.CompletableFuture;

/** Counts the moments at which a process can die, and lets it die at one of them. */
final class Moments {
  private final int last;
  private final CompletableFuture<Void> death = new CompletableFuture<>();
  private int seen;

  private Moments(int last) {
    this.last = last;
  }

  static Moments untilDeathAt(int moment) {
    return new Moments(moment);
  }

  static Moments immortal() {
    return new Moments(Integer.MAX_VALUE);
  }

  /** Whether the process still lives after this moment. Dead, it does nothing more. */
  synchronized boolean pass() {
    if (seen < last && ++seen == last) {
      death.complete(null);
    }
    return seen < last;
  }

  synchronized int seen() {
    return seen;
  }

  CompletableFuture<Void> death() {
    return death;
  }
}
