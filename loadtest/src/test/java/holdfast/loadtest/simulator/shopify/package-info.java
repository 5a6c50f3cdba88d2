/** What is known of Shopify, held against the simulator over HTTP. */
@NullMarked
package holdfast.loadtest.simulator.shopify;

import org.jspecify.annotations.NullMarked;
