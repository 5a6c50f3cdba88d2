/** Brings the numbers that shops should show to the shops. */
@NullMarked
package holdfast.publish;

import org.jspecify.annotations.NullMarked;
