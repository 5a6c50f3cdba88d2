/** Who may do what: API keys and their scopes. */
@NullMarked
package holdfast.access;

import org.jspecify.annotations.NullMarked;
