/**
 * The harness's commands. They see the server only from outside, by HTTP, and judge what it
 * answers. The main program finds them by {@link java.util.ServiceLoader}.
 */
@NullMarked
package holdfast.loadtest;

import org.jspecify.annotations.NullMarked;
