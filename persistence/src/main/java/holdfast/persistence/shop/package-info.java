/** What is known of the numbers that shops show, in tables. */
@NullMarked
package holdfast.persistence.shop;

import org.jspecify.annotations.NullMarked;
