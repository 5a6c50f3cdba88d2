package holdfast.allocation;

import java.util.List;
import java.util.Optional;

/** What a {@link Strategy} decides about the units that are available to retailers. */
sealed interface Split permits EqualSplit, Proportional, PriorityTiers, DynamicPool, Hybrid {
  /** The rules of {@code strategy}. */
  static Split of(Strategy strategy) {
    return switch (strategy) {
      case EQUAL_SPLIT -> new EqualSplit();
      case PROPORTIONAL -> new Proportional();
      case PRIORITY_TIERS -> new PriorityTiers();
      case DYNAMIC_POOL -> new DynamicPool();
      case HYBRID -> new Hybrid();
    };
  }

  /** What is kept for whom. */
  Guarantees guarantees(Contest contest);

  /** The rules for one party, to be applied after the available units were counted. */
  List<Step> steps(Contest contest, Guarantees guarantees, int party);

  /**
   * The rule that stops who is no party: the own channels beyond their reserve, and retailers that
   * the policy doesn't name. They may take what is kept for nobody.
   *
   * @param reserve what the outsider may take of its own in a period
   * @param taken what it has taken
   */
  Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken);
}
