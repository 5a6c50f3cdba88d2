/** A whole server and simulated shops. */
@NullMarked
package holdfast.loadtest.connected;

import org.jspecify.annotations.NullMarked;
