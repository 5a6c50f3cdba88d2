package holdfast.publish;

/** Hears how exchanges with stores go. Calls neither block nor fail. Thread-safe. */
public interface SyncMeter {
  /** An exchange has ended, whether it is kept or not. */
  void ended(Exchange exchange);

  /** So many exchanges are not kept: too many waited, or the database did not take them. */
  void dropped(int exchanges);
}
