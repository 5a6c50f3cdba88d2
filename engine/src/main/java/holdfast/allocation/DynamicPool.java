package holdfast.allocation;

import java.util.List;
import java.util.Optional;

/** Whoever comes first may take all that is available; nothing is kept for anybody. */
record DynamicPool() implements Split {
  @Override
  public Guarantees guarantees(Contest contest) {
    return Guarantees.none(contest);
  }

  @Override
  public List<Step> steps(Contest contest, Guarantees guarantees, int party) {
    return List.of();
  }

  @Override
  public Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken) {
    return Optional.empty();
  }
}
