/** The log of exchanges with stores, in tables: written behind, read in pages, removed when old. */
@NullMarked
package holdfast.persistence.sync;

import org.jspecify.annotations.NullMarked;
