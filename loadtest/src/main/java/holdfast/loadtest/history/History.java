package holdfast.loadtest.history;

import java.util.List;

/**
 * A rush for one SKU at one location that nobody else touches.
 *
 * @param sku the SKU asked for
 * @param stock units available before the first request
 * @param quantity units in each request
 * @param versionAtStart the SKU's version before the first request
 * @param attempts every request and its answer, in any order
 */
public record History(
    String sku, long stock, long quantity, long versionAtStart, List<Attempt> attempts) {
  public History {
    attempts = List.copyOf(attempts);
  }

  /** How many requests a correct server grants in the end. */
  public long grantsDue() {
    long ids = attempts.stream().map(Attempt::id).distinct().count();
    return Math.min(stock / quantity, ids);
  }
}
