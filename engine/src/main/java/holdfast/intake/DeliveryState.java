package holdfast.intake;

/** Where a delivery stands. The names are part of the API, and stored. */
public enum DeliveryState {
  /** Kept, and still to be worked on. */
  RECEIVED,
  /** What it says has reached whom it concerns. */
  DONE,
  /** It says nothing that concerns stock. */
  IGNORED,
  /** A platform's test notification to a store that is no test store. */
  IGNORED_TEST,
  /** It can't be worked on; a person must look. */
  REVIEW,
  /** A person has looked, and decided that nothing shall follow from it. */
  DISMISSED
}
