package holdfast.allocation;

/** How the units that are available to retailers are divided between them. */
public enum Strategy {
  /** Every retailer may have the same. */
  EQUAL_SPLIT,
  /** Every retailer may have what its sales so far earn it. */
  PROPORTIONAL,
  /** Higher tiers fill their targets first. */
  PRIORITY_TIERS,
  /** Whoever comes first. */
  DYNAMIC_POOL,
  /** A guaranteed floor and a ceiling for each, and a free pool between them. */
  HYBRID
}
