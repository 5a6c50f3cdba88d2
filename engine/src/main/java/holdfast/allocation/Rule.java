package holdfast.allocation;

/**
 * A rule that limits what may be taken, with its numbers of one moment, in units. The same values
 * decide, refuse and explain.
 */
public sealed interface Rule {
  /** The rule's name in answers of the API; it never changes. */
  default String code() {
    return switch (this) {
      case PoolExhausted _ -> "POOL_EXHAUSTED";
      case Buffer _ -> "SAFETY_BUFFER";
      case OwnReserve _ -> "OWN_CHANNEL_RESERVE";
      case Ceiling _ -> "RETAILER_CEILING";
      case FloorOfOthers _ -> "FLOOR_OF_OTHERS";
      case Share _ -> "SHARE";
      case HigherTiers _ -> "HIGHER_TIERS";
    };
  }

  /** No more is there than {@code available}. */
  record PoolExhausted(long available) implements Rule {}

  /** {@code kept} of the available units are kept for sales already made. */
  record Buffer(long available, long kept) implements Rule {}

  /**
   * The own channels may take {@code reserve} units in a period and have {@code taken} some; {@code
   * kept} of those that are there are kept for them.
   */
  record OwnReserve(long reserve, long taken, long kept) implements Rule {}

  /** The retailer may take {@code ceiling} units in a period and has {@code taken} some. */
  record Ceiling(long ceiling, long taken) implements Rule {}

  /**
   * {@code kept} units are kept for the floors of other retailers.
   *
   * @param isScaled whether the floors had to be scaled down to fit
   */
  record FloorOfOthers(long kept, boolean isScaled) implements Rule {}

  /**
   * The units are divided in shares.
   *
   * @param share what may be taken in a period, 0 for who takes no part
   * @param taken what was taken of it
   * @param base what there was to divide
   * @param among how many
   */
  record Share(long share, long taken, long base, int among) implements Rule {}

  /** {@code kept} units are kept for the targets of retailers in higher tiers. */
  record HigherTiers(long kept) implements Rule {}
}
