package holdfast.catalog;

/**
 * What follows when a store shows a number that nobody can explain. The names are part of the API.
 */
public enum OnDrift {
  /** The supplier is the authority: the store is told the right number again. */
  CORRECT,
  /** A person looks at it; the number stays until the stock changes. */
  REPORT
}
