package holdfast.loadtest.simulator;

/** Why a quantity changed. */
public enum Cause {
  /** It is the quantity that the shop opened with. */
  OPENING,
  /** Somebody set it over the shop's API. */
  PUSH,
  /** A shopper bought. */
  SALE,
  /** A cancelled or refunded sale came back. */
  RESTOCK,
  /** A person changed it by hand in the shop's admin. */
  EDIT
}
