package holdfast.catalog;

/** How a store's numbers are kept true. The names are part of the API. */
public enum SyncLevel {
  /** In real time: pushed when they change. */
  PUSH,
  /** The store, or somebody for it, asks for them. */
  POLL,
  /** By a file at fixed times. */
  FEED,
  /** By hand. */
  MANUAL
}
