package holdfast.catalog;

/**
 * Who says that goods which had left are on the shelf again. A shop's restock flag describes the
 * shop's book and not the supplier's shelf. The names are part of the API.
 */
public enum RestockAuthority {
  /** The supplier: a returned unit can be sold when its receipt is recorded. */
  SUPPLIER,
  /** The store: its restock flag moves stock at once. */
  STORE
}
