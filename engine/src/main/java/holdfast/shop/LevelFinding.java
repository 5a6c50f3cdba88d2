package holdfast.shop;

/** What was found out about a shop's number. */
public sealed interface LevelFinding {
  /** The number is what it should be. */
  record Accepted(Level level, Reason reason) implements LevelFinding {}

  /** The number is another one than expected, and time enough has passed. */
  record Drifted(Level seen, int expected, DriftCause cause) implements LevelFinding {}

  /** Orders that came late explain the drift that was recorded at this number. */
  record Explained(Level seen) implements LevelFinding {}

  /** Of the moment of this push the shop told another number, too: it has to be asked. */
  record Contradicted(Level pushed) implements LevelFinding {}

  /** Why a number is what it should be. */
  enum Reason {
    /** It did not change. */
    UNCHANGED,
    /** It is the one that was pushed. */
    ECHO,
    /** The store's own orders took the difference. */
    OWN_SALE
  }
}
