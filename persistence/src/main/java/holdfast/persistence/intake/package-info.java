/** Shops' deliveries in tables: kept in groups, read in pages, and removed when they are old. */
@NullMarked
package holdfast.persistence.intake;

import org.jspecify.annotations.NullMarked;
