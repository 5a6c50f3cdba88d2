package holdfast.loadtest.history;

import java.util.List;
import java.util.Map;

/**
 * What a buyer wants wholly or not at all.
 *
 * @param lines the SKU of each line, bundles included, one of each
 * @param units how many units of which SKU the lines come to
 */
public record Cart(List<String> lines, Map<String, Long> units) {}
