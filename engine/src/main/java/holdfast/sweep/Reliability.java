package holdfast.sweep;

/**
 * Whether a shop tells of its orders by itself. The names are part of the API.
 *
 * @see SweepRules#reliability
 */
public enum Reliability {
  /** There are too few orders to say. */
  UNKNOWN,
  /** It can be relied on. */
  RELIABLE,
  /** Too many orders were found by asking only: it is asked often. */
  UNRELIABLE
}
