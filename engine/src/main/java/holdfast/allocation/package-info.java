/**
 * Who may take what. One pool of units is divided between the supplier's own channels and its
 * retailers by a {@link holdfast.allocation.Policy}; {@link holdfast.allocation.Division} is the
 * arithmetic of one moment, and every grant, refusal, explanation and published number is read off
 * it. Plain Java: no clock, no I/O, nothing kept between two calls.
 */
@NullMarked
package holdfast.allocation;

import org.jspecify.annotations.NullMarked;
