/**
 * What shops deliver, from the moment it is kept to the moment somebody has acted on it. A delivery
 * is kept durably first and answered then; the work comes afterwards, in order for each thing that
 * a shop talks about, again after a failure, and before a person's eyes when it can't be done.
 */
@NullMarked
package holdfast.intake;

import org.jspecify.annotations.NullMarked;
