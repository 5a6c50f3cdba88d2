/**
 * How the harness speaks to the server under test: one thread drives many keep-alive connections in
 * a closed loop, cheap enough that the server, and not its caller, is what is measured. The API is
 * known here only by its published contract.
 */
@NullMarked
package holdfast.loadtest.client;

import org.jspecify.annotations.NullMarked;
