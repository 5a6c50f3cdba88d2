/** Puts the parts together: settings, storage, engine, HTTP; and takes them down in order. */
@NullMarked
package holdfast.http.server;

import org.jspecify.annotations.NullMarked;
