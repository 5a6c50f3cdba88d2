package holdfast.allocation;

import java.util.List;

/**
 * What somebody may take now, and how that number came about. Each step lowers the number or leaves
 * it; the last one is the result.
 *
 * @param steps at least one, beginning with what is available
 */
public record Allowance(Taker taker, List<Step> steps) {
  /** Keeps its own copy. */
  public Allowance {
    steps = List.copyOf(steps);
  }

  /** Units that may be taken now. */
  public long units() {
    return steps.getLast().left();
  }

  /**
   * Whether {@code quantity} units may be taken. If not, the rule to blame is the first after which
   * less was left than asked for: without it, the request would have got further.
   */
  public Verdict verdict(long quantity) {
    for (var step : steps) {
      if (step.left() < quantity) {
        return new Verdict.Refused(quantity, units(), step.rule());
      }
    }
    return new Verdict.Allowed(quantity, units());
  }

  /** The same in words. */
  public Explanation explanation() {
    return Explanation.of(this);
  }
}
