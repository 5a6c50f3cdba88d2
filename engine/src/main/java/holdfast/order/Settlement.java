package holdfast.order;

import java.time.Duration;
import java.util.Optional;

/**
 * How shops are asked to cancel what was oversold.
 *
 * @param after how long units must have been missing: until then one may still come
 * @param note why, for the shop's staff
 * @param restocks whether the shop is to count the units as there again
 * @param tellsBuyers whether the shop is to write to the buyer
 * @param discountCode what to offer the buyer for the trouble
 */
public record Settlement(
    Duration after,
    String note,
    boolean restocks,
    boolean tellsBuyers,
    Optional<String> discountCode) {}
