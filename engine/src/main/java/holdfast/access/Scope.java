package holdfast.access;

/** What an API key allows. {@code ADMIN} allows everything. */
public enum Scope {
  /** Create, confirm, extend and release reservations. */
  RESERVE,
  /** Record movements and define SKUs. */
  STOCK,
  /** Read numbers, history and master data. */
  READ,
  /** Change master data and keys, and everything else. */
  ADMIN
}
