package holdfast.catalog;

/**
 * What an order status that a plugin invented means for stock. A status that nobody has mapped is
 * held, and somebody is told. The names are part of the API.
 */
public enum StatusEffect {
  /** The order holds its units, as an unpaid one does. */
  HOLD,
  /** The units are sold. */
  COMMIT,
  /** The units are sold and have left. */
  SHIPPED,
  /** The units are free again. */
  RELEASE,
  /** Nothing changes. */
  IGNORE
}
