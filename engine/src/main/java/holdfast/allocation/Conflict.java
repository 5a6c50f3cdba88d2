package holdfast.allocation;

/** What becomes of a sale that a shop reports and that its retailer had no right to. */
public enum Conflict {
  /** It may borrow from a floor; without a unit, the shop is asked to cancel, with an apology. */
  CANCEL_LATER,
  /** It may borrow from a floor; without a unit, it waits for the next receipt. */
  BACKORDER,
  /** It may borrow from a floor; without a unit, a person decides. */
  REVIEW,
  /** It never borrows from a floor: a person decides, though units are on the shelf. */
  PROTECT
}
