package holdfast.sweep;

/** What a store is asked for by itself. The names are part of the API, and stored. */
public enum SweepKind {
  /** Orders that have changed. */
  ORDERS,
  /** The numbers that it shows, all of them. */
  LEVELS,
  /** Whether it delivers what it should. */
  WEBHOOKS
}
