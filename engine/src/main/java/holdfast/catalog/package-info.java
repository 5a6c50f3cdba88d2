/**
 * Master data that every SKU's decisions refer to: ids, locations, channels, retailers, and the
 * image of them that a node keeps in memory.
 */
@NullMarked
package holdfast.catalog;

import org.jspecify.annotations.NullMarked;
