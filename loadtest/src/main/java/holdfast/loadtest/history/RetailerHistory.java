package holdfast.loadtest.history;

import java.util.List;
import java.util.Map;

/**
 * A rush of several retailers' buyers for one SKU, one unit each. In the end every retailer has
 * asked until it was refused.
 *
 * @param stock units available before the first request
 * @param floor the units that are kept for each retailer
 * @param retailerById whose buyer asked under which id
 * @param versionAtStart the SKU's version before the first request
 * @param attempts every request and its answer, in any order
 */
public record RetailerHistory(
    String sku,
    long stock,
    long floor,
    List<String> retailers,
    Map<String, String> retailerById,
    long versionAtStart,
    List<Attempt> attempts) {
  public RetailerHistory {
    retailers = List.copyOf(retailers);
    retailerById = Map.copyOf(retailerById);
    attempts = List.copyOf(attempts);
  }

  /** The same rush without regard to who asked. */
  History together() {
    return new History(sku, stock, 1, versionAtStart, attempts);
  }

  String retailer(String id) {
    return retailerById.getOrDefault(id, "");
  }

  /** How many units the retailer asked for in all. */
  long asked(String retailer) {
    return attempts.stream()
        .map(Attempt::id)
        .distinct()
        .filter(id -> retailer(id).equals(retailer))
        .count();
  }
}
