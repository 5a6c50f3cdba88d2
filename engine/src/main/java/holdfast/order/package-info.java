/**
 * What shops say they have sold, and what follows from it for stock. Pure: a shop's words are
 * merged if they are newer, never applied as deltas, and the difference between what is wanted and
 * what has been done becomes commands to SKUs.
 */
@NullMarked
package holdfast.order;

import org.jspecify.annotations.NullMarked;
