package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names one wish for a new allocation period; chosen by the client, and so its idempotency key. */
public record RebalanceId(String value) {
  /** Checks the id's form, see {@link Identifier}. */
  public RebalanceId {
    Identifier.require("rebalance", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
