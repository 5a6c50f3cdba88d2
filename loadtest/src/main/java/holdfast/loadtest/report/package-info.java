/** What a person, or a program, is told of a scenario: a short aligned text, or JSON. */
@NullMarked
package holdfast.loadtest.report;

import org.jspecify.annotations.NullMarked;
