/** The key that stores' secrets are locked with, and the lock. */
@NullMarked
package holdfast.persistence.secret;

import org.jspecify.annotations.NullMarked;
