package holdfast.stock;

import java.time.Duration;

/**
 * Hears how the engine is doing, for metrics. Calls come from actors' threads and must not block.
 */
public interface SkuMeter {
  /**
   * A batch of {@code commands} was decided and, if it had events, committed, in {@code
   * journalTime}.
   */
  void flushed(int commands, Duration journalTime);

  /** A ledger died because its journal failed. */
  void journalFailed();

  /** {@code change} more (or, negative, fewer) commands are waiting for their turn. */
  void queued(int change);

  /** So many {@code units} were sold by a shop without being there. */
  void oversold(long units);

  /** Hears nothing. */
  static SkuMeter none() {
    return new SkuMeter() {
      @Override
      public void flushed(int commands, Duration journalTime) {}

      @Override
      public void journalFailed() {}

      @Override
      public void queued(int change) {}

      @Override
      public void oversold(long units) {}
    };
  }
}
