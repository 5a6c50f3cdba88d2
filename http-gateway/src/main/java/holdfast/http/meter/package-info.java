/** What is measured, in Prometheus' format. Meters are looked up once, never per request. */
@NullMarked
package holdfast.http.meter;

import org.jspecify.annotations.NullMarked;
