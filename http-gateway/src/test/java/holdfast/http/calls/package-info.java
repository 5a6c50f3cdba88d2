/** The real server, asked over real HTTP. Every answer is held against openapi.yaml. */
@NullMarked
package holdfast.http.calls;

import org.jspecify.annotations.NullMarked;
