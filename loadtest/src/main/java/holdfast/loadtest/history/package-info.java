/**
 * What clients saw, and whether a correct server could have shown it to them. Everything here is
 * pure: it judges recorded requests and answers and asks nobody, so that each rule can be tested
 * with a history that breaks it.
 */
@NullMarked
package holdfast.loadtest.history;

import org.jspecify.annotations.NullMarked;
