package holdfast.stock;

/** The bounds of a quantity in one command, in units. */
public final class Quantity {
  /** Most units that one command may be about. */
  public static final int MAX = 1_000_000;

  private Quantity() {}

  /** Returns {@code units} if they are from {@code least} to {@link #MAX}, and throws otherwise. */
  static int require(int units, int least) {
    if (units < least || units > MAX) {
      throw new IllegalArgumentException(
          "quantity must be from %d to %d, was %d".formatted(least, MAX, units));
    }
    return units;
  }
}
