/**
 * From a request to the handler of its route and back: the table of routes, keys, bodies, problems
 * and measurements, each in one place for all calls.
 */
@NullMarked
package holdfast.http.route;

import org.jspecify.annotations.NullMarked;
