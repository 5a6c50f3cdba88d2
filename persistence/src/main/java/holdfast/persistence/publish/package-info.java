/** Where stores' numbers stand, in tables. */
@NullMarked
package holdfast.persistence.publish;

import org.jspecify.annotations.NullMarked;
