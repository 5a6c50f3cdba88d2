/**
 * Shops that answer as Shopify does: the Admin schema over GraphQL with its costs, limits and
 * refusals, and signed webhooks. What it holds itself to is written in {@code docs/simulators.md}.
 */
@NullMarked
package holdfast.loadtest.simulator.shopify;

import org.jspecify.annotations.NullMarked;
