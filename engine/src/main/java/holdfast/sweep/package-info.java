/** Asks shops for what their webhooks may have lost. */
@NullMarked
package holdfast.sweep;

import org.jspecify.annotations.NullMarked;
