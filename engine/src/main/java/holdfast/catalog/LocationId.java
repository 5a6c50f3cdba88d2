package holdfast.catalog;

/** Names one place where units are. */
public record LocationId(String value) implements Comparable<LocationId> {
  /** Checks the id's form, see {@link Identifier}. */
  public LocationId {
    Identifier.require("location", value);
  }

  @Override
  public int compareTo(LocationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
