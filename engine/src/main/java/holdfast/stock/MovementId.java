package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names one movement; chosen by the client, and so its idempotency key. */
public record MovementId(String value) implements Comparable<MovementId> {
  /** Checks the id's form, see {@link Identifier}. */
  public MovementId {
    Identifier.require("movement", value);
  }

  @Override
  public int compareTo(MovementId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
