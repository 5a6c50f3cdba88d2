package holdfast.allocation;

/**
 * A rule, and the most that may be taken after it and all those before it, in units.
 *
 * @param left never negative, never more than before the step
 */
public record Step(Rule rule, long left) {}
