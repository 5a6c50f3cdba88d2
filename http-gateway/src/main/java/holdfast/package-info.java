/** The command line. */
@NullMarked
package holdfast;

import org.jspecify.annotations.NullMarked;
