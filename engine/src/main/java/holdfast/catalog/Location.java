package holdfast.catalog;

/**
 * A place where units are.
 *
 * @param name what people call it
 * @param priority units are taken from the location with the lowest number first, then by id
 * @param service whom it can send units to
 * @param version counts changes, starting at 1
 */
public record Location(LocationId id, String name, int priority, Service service, long version) {
  /** Allowed range of {@link #priority}. */
  public static final int PRIORITY_MIN = 1;

  /** Allowed range of {@link #priority}. */
  public static final int PRIORITY_MAX = 1000;

  /** Priority of a location that was given none. */
  public static final int PRIORITY_DEFAULT = 100;
}
