/** What deliveries of shops say, in words of our own, whatever platform they come from. */
@NullMarked
package holdfast.shop;

import org.jspecify.annotations.NullMarked;
