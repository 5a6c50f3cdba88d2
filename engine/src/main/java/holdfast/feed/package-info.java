/** Files of numbers, for stores that are told theirs at fixed times or when they ask. */
@NullMarked
package holdfast.feed;

import org.jspecify.annotations.NullMarked;
