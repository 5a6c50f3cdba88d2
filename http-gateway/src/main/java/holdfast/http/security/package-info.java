/** Who is calling, and what the call's key allows. */
@NullMarked
package holdfast.http.security;

import org.jspecify.annotations.NullMarked;
