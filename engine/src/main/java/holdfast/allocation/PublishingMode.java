package holdfast.allocation;

/** What shops that cannot reserve may show at the same time. */
public enum PublishingMode {
  /** Every shop sees what its retailer may take, so a unit can stand in several windows. */
  SHARED,
  /** A unit stands in one window at most. */
  EXCLUSIVE
}
