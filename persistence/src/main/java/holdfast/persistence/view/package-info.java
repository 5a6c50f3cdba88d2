/**
 * Read models: what lists, histories and lookups are answered from. Derived from the journal, and
 * rebuilt from it.
 */
@NullMarked
package holdfast.persistence.view;

import org.jspecify.annotations.NullMarked;
