/**
 * What the harness plays against a server: a race for the last units, load for measuring, and
 * crashes in the middle of load. A scenario returns a result that says what happened and what was
 * wrong; it throws only when it could not be carried out.
 */
@NullMarked
package holdfast.loadtest.scenario;

import org.jspecify.annotations.NullMarked;
