/**
 * Shops that live by dice. A seed makes a shop with its orders, everything that happens to them,
 * the deliveries that the platform would send of it, and what the shelves must look like in the
 * end. What a delivery is and what a platform sends when is in the notes on platforms; nothing here
 * knows how Holdfast works on orders.
 */
@NullMarked
package holdfast.shoplife;

import org.jspecify.annotations.NullMarked;
