/**
 * The calls of the API, version 1, as {@code docs/api.md} describes them: a file for the calls of
 * each noun, one for how it is written, and {@link holdfast.http.api.Routes} for the table of all.
 */
@NullMarked
package holdfast.http.api;

import org.jspecify.annotations.NullMarked;
