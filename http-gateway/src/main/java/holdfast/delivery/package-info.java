/**
 * What a platform delivered, before it means anything: whether its signature is right, what its
 * JSON holds, and what of it may be kept. Pure: bytes in, values out.
 */
@NullMarked
package holdfast.delivery;

import org.jspecify.annotations.NullMarked;
