package holdfast.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every party has a share in proportion to what it sold lately. A party whose sales would earn it
 * less than the minimum share, such as a newcomer without any, has the minimum, and the others
 * divide the rest. If nobody has sold anything, or the minimums leave no rest, shares are equal.
 */
record Proportional() implements Split {
  @Override
  public Guarantees guarantees(Contest contest) {
    var sold = contest.each(Contest.Party::sold);
    var shares = LargestRemainder.split(contest.base(), weights(sold, contest.minimumShare()));
    return Guarantees.of(shares, contest);
  }

  @Override
  public List<Step> steps(Contest contest, Guarantees guarantees, int party) {
    return List.of(EqualSplit.shareOf(contest, guarantees, party));
  }

  @Override
  public Optional<Rule> outside(Contest contest, Guarantees guarantees, long reserve, long taken) {
    return EqualSplit.besidesShares(contest, reserve, taken);
  }

  private static long[] weights(long[] sold, int minimumShare) {
    var soldByRest = Arrays.stream(sold).sum();
    if (soldByRest == 0 || (long) minimumShare * sold.length >= 100) {
      var equal = new long[sold.length];
      Arrays.fill(equal, 1);
      return equal;
    }
    var isLifted = new boolean[sold.length];
    long percentOfRest = 100;
    boolean isSettled;
    do { // Lifting one lowers the others, who may then be below the minimum themselves.
      isSettled = true;
      for (int i = 0; i < sold.length; i++) {
        if (!isLifted[i] && percentOfRest * sold[i] < minimumShare * soldByRest) {
          isLifted[i] = true;
          isSettled = false;
          soldByRest -= sold[i];
          percentOfRest -= minimumShare;
        }
      }
    } while (!isSettled);
    var weights = new long[sold.length];
    for (int i = 0; i < sold.length; i++) {
      weights[i] = isLifted[i] ? minimumShare * soldByRest : percentOfRest * sold[i];
    }
    return weights;
  }
}
