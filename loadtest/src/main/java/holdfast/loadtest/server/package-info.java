/**
 * A server of the harness's own: a child process on loopback with its own data, which can be
 * stopped in good order or killed without warning.
 */
@NullMarked
package holdfast.loadtest.server;

import org.jspecify.annotations.NullMarked;
