/**
 * What the simulators of both platforms share: the book of a shop, what goes wrong in it, the
 * courier of its webhooks, its shoppers, the server that hosts many shops, and the door for
 * harnesses.
 */
@NullMarked
package holdfast.loadtest.simulator;

import org.jspecify.annotations.NullMarked;
