package holdfast.intake;

/** Why a person must look. The names are part of the API, and stored. */
public enum ReviewReason {
  /** A delivery can't be understood. */
  UNREADABLE,
  /** A delivery can be understood, but what it says could not be told to whom it concerns. */
  UNDELIVERED,
  /** A delivery's store is gone. */
  UNKNOWN_STORE,
  /** An order is in trouble that it can't get out of by itself. */
  ORDER
}
