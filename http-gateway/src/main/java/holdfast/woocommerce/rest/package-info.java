/** Asks WooCommerce shops over their REST API {@code wc/v3}. */
@NullMarked
package holdfast.woocommerce.rest;

import org.jspecify.annotations.NullMarked;
