/**
 * What goes over the wire: strict reading of JSON, queries and cursors, writing of JSON, and
 * problems (RFC 9457). Knows HTTP, and nothing of stock.
 */
@NullMarked
package holdfast.http.wire;

import org.jspecify.annotations.NullMarked;
