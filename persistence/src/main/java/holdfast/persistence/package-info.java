/**
 * Everything durable behind one door, {@link holdfast.persistence.Storage}: the journal on embedded
 * H2 or PostgreSQL, the master data, and the read models derived from the journal.
 */
@NullMarked
package holdfast.persistence;

import org.jspecify.annotations.NullMarked;
