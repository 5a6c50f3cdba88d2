package holdfast.allocation;

/**
 * Where the units of a sale that has already happened may come from, in the order in which they are
 * taken; together all that is available.
 *
 * @param entitlement units that the taker might also have reserved
 * @param free units beyond it that are kept for nobody
 * @param buffer units kept back for such sales
 * @param keptForOthers units that others may count on: whoever takes them borrows them
 */
public record Sources(long entitlement, long free, long buffer, long keptForOthers) {
  /** Units that may be taken without borrowing any. */
  public long own() {
    return entitlement + free + buffer;
  }

  /** How many of {@code taken} units are borrowed. */
  public int borrowed(int taken) {
    return (int) Math.max(0, taken - own());
  }

  /** All units. */
  public long all() {
    return own() + keptForOthers;
  }
}
