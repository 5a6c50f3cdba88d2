/** The only way out: calls to shops, and to nobody else. */
@NullMarked
package holdfast.outbound;

import org.jspecify.annotations.NullMarked;
