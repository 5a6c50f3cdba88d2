package holdfast.allocation;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Units are kept for the targets of the first tier, then of the second, and so on. A party may take
 * all but what is kept for the tiers above its own; within a tier, whoever comes first. A party
 * without a tier comes after all others.
 */
record PriorityTiers() implements Split {
  @Override
  public Guarantees guarantees(Contest contest) {
    var targets = contest.each(party -> party.terms().target().orElse(0L));
    var fitted = targets.clone();
    var left = contest.units();
    for (var tier : tiers(contest)) {
      var taken = IntStream.of(tier).mapToLong(contest::taken).toArray();
      var ofTier = IntStream.of(tier).mapToLong(i -> targets[i]).toArray();
      var fittedOfTier = Guarantees.fit(ofTier, taken, left);
      for (int i = 0; i < tier.length; i++) {
        fitted[tier[i]] = fittedOfTier[i];
        left -= Math.max(0, fittedOfTier[i] - taken[i]);
      }
    }
    return Guarantees.fitted(targets, fitted, contest);
  }

  @Override
  public List<Step> steps(Contest contest, Guarantees guarantees, int party) {
    var own = tier(contest, party);
    var kept =
        IntStream.range(0, contest.parties().size())
            .filter(other -> tier(contest, other) < own)
            .mapToLong(guarantees::kept)
            .sum();
    return List.of(new Step(new Rule.HigherTiers(kept), contest.units() - kept));
  }

  @Override
  public Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken) {
    return Optional.of(new Rule.HigherTiers(guarantees.sum()));
  }

  private static Iterable<int[]> tiers(Contest contest) {
    var byTier = new TreeMap<Integer, IntStream.Builder>();
    for (int i = 0; i < contest.parties().size(); i++) {
      byTier.computeIfAbsent(tier(contest, i), _ -> IntStream.builder()).add(i);
    }
    return byTier.values().stream().map(builder -> builder.build().toArray()).toList();
  }

  private static int tier(Contest contest, int party) {
    return contest.parties().get(party).terms().tier().orElse(Integer.MAX_VALUE);
  }
}
