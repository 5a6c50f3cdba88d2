package holdfast.allocation;

import java.util.Arrays;

/**
 * How many units are kept for each retailer, so that nobody else may take them. A retailer is
 * promised a number of units per period (its floor, its target, its share); kept for it is what it
 * has not taken of that yet.
 *
 * <p>When less is left than would have to be kept, the promises are scaled down by largest
 * remainder. They are scaled as a whole, with what was taken, and not by what is unfilled:
 * otherwise whoever is quicker would, with each purchase, scale down what is kept for the slower. A
 * retailer that has already taken more than its scaled promise keeps that, and the others are
 * scaled again among themselves. Promises only ever go down from round to round, so a purchase out
 * of one's own promise changes nobody else's.
 */
final class Guarantees {
  private final long[] promised;
  private final long[] fitted;
  private final long[] kept;
  private final long sum;

  private Guarantees(long[] promised, long[] fitted, long[] taken) {
    this.promised = promised;
    this.fitted = fitted;
    kept = new long[fitted.length];
    Arrays.setAll(kept, i -> Math.max(0, fitted[i] - taken[i]));
    sum = Arrays.stream(kept).sum();
  }

  /** Nothing is kept for anybody. */
  static Guarantees none(Contest contest) {
    return of(new long[contest.parties().size()], contest);
  }

  /** Keeps what is {@code promised}, as far as the units suffice. */
  static Guarantees of(long[] promised, Contest contest) {
    var taken = contest.each(Contest.Party::taken);
    return new Guarantees(promised, fit(promised, taken, contest.units()), taken);
  }

  /** Keeps what was fitted elsewhere. */
  static Guarantees fitted(long[] promised, long[] fitted, Contest contest) {
    return new Guarantees(promised, fitted, contest.each(Contest.Party::taken));
  }

  /** The promises that {@code units} suffice for, never more than {@code promised}. */
  static long[] fit(long[] promised, long[] taken, long units) {
    var fitted = promised.clone();
    while (unfilled(fitted, taken) > units) {
      var weights = new long[fitted.length];
      long whole = units;
      for (int i = 0; i < fitted.length; i++) {
        if (taken[i] <= fitted[i]) {
          weights[i] = fitted[i];
          whole += taken[i];
        }
      }
      var scaled = LargestRemainder.split(whole, weights);
      for (int i = 0; i < fitted.length; i++) {
        fitted[i] = taken[i] <= fitted[i] ? scaled[i] : fitted[i];
      }
    }
    return fitted;
  }

  private static long unfilled(long[] promised, long[] taken) {
    long sum = 0;
    for (int i = 0; i < promised.length; i++) {
      sum += Math.max(0, promised[i] - taken[i]);
    }
    return sum;
  }

  /** Units that only this party may take. */
  long kept(int party) {
    return kept[party];
  }

  /** Units that are kept for anybody, never more than there are. */
  long sum() {
    return sum;
  }

  /** The party's promise, as far as it can be held. */
  long fitted(int party) {
    return fitted[party];
  }

  /** The party's promise. */
  long promised(int party) {
    return promised[party];
  }

  /** Whether some promise had to be scaled down. */
  boolean isScaled() {
    return !Arrays.equals(promised, fitted);
  }
}
