package holdfast.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every party has the same share of what there was to divide. */
record EqualSplit() implements Split {
  @Override
  public Guarantees guarantees(Contest contest) {
    var weights = new long[contest.parties().size()];
    Arrays.fill(weights, 1);
    return Guarantees.of(LargestRemainder.split(contest.base(), weights), contest);
  }

  @Override
  public List<Step> steps(Contest contest, Guarantees guarantees, int party) {
    return List.of(shareOf(contest, guarantees, party));
  }

  @Override
  public Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken) {
    return besidesShares(contest, reserve, taken);
  }

  static Step shareOf(Contest contest, Guarantees guarantees, int party) {
    var rule =
        new Rule.Share(
            guarantees.fitted(party),
            contest.taken(party),
            contest.base(),
            contest.parties().size());
    return new Step(rule, guarantees.kept(party));
  }

  /** Shares leave nothing over, except when there is nobody to have one. */
  static Optional<Rule> besidesShares(Contest contest, long reserve, long taken) {
    var among = contest.parties().size();
    return among == 0
        ? Optional.empty()
        : Optional.of(new Rule.Share(reserve, taken, contest.base(), among));
  }
}
