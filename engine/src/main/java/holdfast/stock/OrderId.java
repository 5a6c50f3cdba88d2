package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names the order that a reservation was confirmed for. */
public record OrderId(String value) implements Comparable<OrderId> {
  /** Checks the id's form, see {@link Identifier}. */
  public OrderId {
    Identifier.require("order", value);
  }

  @Override
  public int compareTo(OrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
