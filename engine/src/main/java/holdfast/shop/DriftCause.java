package holdfast.shop;

/** What most likely made a shop's number another one than expected. Part of the API. */
public enum DriftCause {
  /** The number is higher than expected, and no sale raises it: somebody edited it. */
  MANUAL_EDIT,
  /** The number did not follow the store's own sales: another location may have served them. */
  SALES_NOT_TAKEN,
  /** The number is lower: a sale that nobody told of, or an edit. */
  UNEXPLAINED,
  /** The shop has changed what is behind the listing: it may count something else now. */
  MAPPING
}
