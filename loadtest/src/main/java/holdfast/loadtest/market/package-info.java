/**
 * A supplier with five simulated shops of three retailers on both platforms, and what is seen of
 * them: how long numbers take to reach the shops, and whether a unit was sold that is not there.
 */
@NullMarked
package holdfast.loadtest.market;

import org.jspecify.annotations.NullMarked;
