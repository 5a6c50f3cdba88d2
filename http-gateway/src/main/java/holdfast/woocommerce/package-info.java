/** What WooCommerce delivers, in words of our own. Pure: no WooCommerce is asked here. */
@NullMarked
package holdfast.woocommerce;

import org.jspecify.annotations.NullMarked;
