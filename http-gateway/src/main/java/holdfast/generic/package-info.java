/** Tells numbers to shops that speak Holdfast's own form, see {@code docs/connectors.md}. */
@NullMarked
package holdfast.generic;

import org.jspecify.annotations.NullMarked;
