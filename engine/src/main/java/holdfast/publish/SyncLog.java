package holdfast.publish;

/** Where every exchange with a store is written down. Calls neither block nor fail. Thread-safe. */
@FunctionalInterface
public interface SyncLog {
  /** Writes down an exchange that has ended. */
  void record(Exchange exchange);
}
