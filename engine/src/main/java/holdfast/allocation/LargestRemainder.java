package holdfast.allocation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Divides whole units in proportion to weights: everybody gets the whole part of the exact share,
 * and the units left over go one by one to the largest fractions, of equal ones to the first.
 */
final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * The parts, in the order of the weights. Their sum is {@code units}, unless every weight is 0;
   * who has weight 0 gets nothing.
   */
  static long[] split(long units, long[] weights) {
    var parts = new long[weights.length];
    var sum = Arrays.stream(weights).sum();
    if (sum == 0) {
      return parts;
    }
    var remainders = new long[weights.length];
    var left = units;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = divide(units, weights[i], sum, remainders, i);
      left -= parts[i];
    }
    if (left > 0) {
      IntStream.range(0, parts.length)
          .boxed()
          .sorted((one, other) -> Long.compare(remainders[other], remainders[one]))
          .limit(left)
          .forEach(i -> parts[i]++);
    }
    return parts;
  }

  /** {@code units * weight / sum}, exact also where the product is beyond 64 bits. */
  private static long divide(long units, long weight, long sum, long[] remainders, int index) {
    var product = units * weight;
    if (Math.multiplyHigh(units, weight) == 0 && product >= 0) {
      remainders[index] = product % sum;
      return product / sum;
    }
    var exact =
        BigInteger.valueOf(units)
            .multiply(BigInteger.valueOf(weight))
            .divideAndRemainder(BigInteger.valueOf(sum));
    remainders[index] = exact[1].longValueExact();
    return exact[0].longValueExact();
  }
}
