/** What Shopify delivers, in words of our own. Pure: no Shopify is asked here. */
@NullMarked
package holdfast.shopify;

import org.jspecify.annotations.NullMarked;
