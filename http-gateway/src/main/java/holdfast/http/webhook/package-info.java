/** Where shops deliver what happened: checked, kept, answered, and worked on afterwards. */
@NullMarked
package holdfast.http.webhook;

import org.jspecify.annotations.NullMarked;
