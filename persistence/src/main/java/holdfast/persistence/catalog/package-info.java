/** Master data, policies and API keys in tables, with their images in memory. */
@NullMarked
package holdfast.persistence.catalog;

import org.jspecify.annotations.NullMarked;
