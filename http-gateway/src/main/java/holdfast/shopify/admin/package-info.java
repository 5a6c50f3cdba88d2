/** Calls to Shopify's Admin API: what shops show, what they sold, and what they are to undo. */
@NullMarked
package holdfast.shopify.admin;

import org.jspecify.annotations.NullMarked;
