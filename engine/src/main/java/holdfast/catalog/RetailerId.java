package holdfast.catalog;

/** Names a business that sells the supplier's units in stores of its own. */
public record RetailerId(String value) implements Comparable<RetailerId> {
  /** Checks the id's form, see {@link Identifier}. */
  public RetailerId {
    Identifier.require("retailer", value);
  }

  @Override
  public int compareTo(RetailerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
