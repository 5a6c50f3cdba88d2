/**
 * Connections, dialects and migrations: how the two databases are opened, and where they differ.
 */
@NullMarked
package holdfast.persistence.database;

import org.jspecify.annotations.NullMarked;
