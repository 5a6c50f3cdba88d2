/** Where sweeps of shops stand, in tables. */
@NullMarked
package holdfast.persistence.sweep;

import org.jspecify.annotations.NullMarked;
