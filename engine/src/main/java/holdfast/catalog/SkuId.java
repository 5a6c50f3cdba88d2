package holdfast.catalog;

/** Names one stock-keeping unit. */
public record SkuId(String value) implements Comparable<SkuId> {
  /** Checks the id's form, see {@link Identifier}. */
  public SkuId {
    Identifier.require("sku", value);
  }

  @Override
  public int compareTo(SkuId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
