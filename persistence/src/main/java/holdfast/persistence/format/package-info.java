/**
 * The stored and the wire form of what SKUs remember and say to each other. Stored forms are
 * versioned.
 */
@NullMarked
package holdfast.persistence.format;

import org.jspecify.annotations.NullMarked;
