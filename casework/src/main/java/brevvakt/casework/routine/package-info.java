/** What the municipality has promised, and from which day on. */
@NullMarked
package brevvakt.casework.routine;

import org.jspecify.annotations.NullMarked;
