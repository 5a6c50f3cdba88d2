package holdfast.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every party's floor is kept for it, as far as the units suffice; up to its ceiling it may take
 * all but what is kept for the others.
 */
record Hybrid() implements Split {
  @Override
  public Guarantees guarantees(Contest contest) {
    return Guarantees.of(contest.each(party -> party.terms().floor().orElse(0L)), contest);
  }

  @Override
  public List<Step> steps(Contest contest, Guarantees guarantees, int party) {
    var steps = new ArrayList<Step>(2);
    var left = contest.units();
    var ceiling = contest.parties().get(party).terms().ceiling();
    if (ceiling.isPresent()) {
      var taken = contest.taken(party);
      left = Math.min(left, Math.max(0, ceiling.get() - taken));
      steps.add(new Step(new Rule.Ceiling(ceiling.get(), taken), left));
    }
    var kept = guarantees.sum() - guarantees.kept(party);
    left = Math.min(left, contest.units() - kept);
    steps.add(new Step(new Rule.FloorOfOthers(kept, guarantees.isScaled()), left));
    return steps;
  }

  @Override
  public Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken) {
    return Optional.of(new Rule.FloorOfOthers(guarantees.sum(), guarantees.isScaled()));
  }
}
