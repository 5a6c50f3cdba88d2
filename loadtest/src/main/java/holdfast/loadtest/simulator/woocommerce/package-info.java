/** Shops that speak WooCommerce's REST API wc/v3 and its webhooks, with their quirks. */
@NullMarked
package holdfast.loadtest.simulator.woocommerce;

import org.jspecify.annotations.NullMarked;
