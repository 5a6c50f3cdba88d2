package holdfast.loadtest.history;

/**
 * Something a correct server would not have answered.
 *
 * @param detail the numbers, ids and answers that contradict the rule
 */
public record Violation(Rule rule, String detail) {
  /** What a correct server keeps to. */
  public enum Rule {
    /** One id is granted once. */
    GRANTED_ONCE,
    /** A grant is for the SKU and the units that were asked for. */
    GRANTED_AS_ASKED,
    /** No more units are granted than there are. */
    NOT_OVERSOLD,
    /** No unit is left over while somebody who asked goes without. */
    NOTHING_STRANDED,
    /** What is kept for a retailer is not taken by others, and it gets it when it asks. */
    FLOOR_KEPT,
    /** A refusal names a rule that applies here. */
    REFUSAL_NAMES_ITS_RULE,
    /** The grants up to a refusal's version left fewer units than it asked for. */
    REFUSAL_JUSTIFIED_BY_VERSION,
    /** The available units a refusal names are those of its version. */
    REFUSAL_STATES_AVAILABLE,
    /** The grants that can have preceded a refusal in time suffice for it. */
    REFUSAL_JUSTIFIED_BY_TIME,
    /** Every grant has a version of its own. */
    VERSION_UNIQUE,
    /** Who asks after an answer was given is not answered from before it. */
    VERSION_FOLLOWS_TIME,
    /** Every request comes to a known end within bounds. */
    SETTLED,
    /** Every answer is one that the contract allows here. */
    ANSWER_EXPECTED,
    /** The SKU's numbers are those that the history adds up to. */
    NUMBERS_AGREE,
    /** What was answered is found again. */
    NOTHING_LOST,
    /** What was not answered has happened wholly or not at all. */
    WHOLE_OR_NOTHING,
  }
}
