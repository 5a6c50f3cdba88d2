/** The rules of the house, kept by tests: architecture, format, tidiness. They see every module. */
@NullMarked
package holdfast.house;

import org.jspecify.annotations.NullMarked;
