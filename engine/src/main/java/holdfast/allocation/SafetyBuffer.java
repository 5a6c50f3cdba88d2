package holdfast.allocation;

/**
 * Units that only sales already made may take: reservations and published numbers leave them alone,
 * so that a sale which two shops made at once still finds a unit.
 */
public sealed interface SafetyBuffer {
  /** A part of what is available, in percent. */
  record Percent(int percent) implements SafetyBuffer {}

  /** A fixed number of units. */
  record Units(long units) implements SafetyBuffer {}

  /** Whether nothing is ever kept back. */
  default boolean keepsNothing() {
    return switch (this) {
      case Percent(int percent) -> percent == 0;
      case Units(long units) -> units == 0;
    };
  }

  /**
   * The units kept back when {@code available} units are available: never more than these. A part
   * of a unit counts as a whole one, because a buffer that vanishes with the stock protects nothing
   * when it is needed most.
   */
  default long of(long available) {
    return switch (this) {
      case Percent(int percent) -> Math.ceilDiv(Math.multiplyExact(available, percent), 100L);
      case Units(long units) -> Math.min(units, available);
    };
  }
}
