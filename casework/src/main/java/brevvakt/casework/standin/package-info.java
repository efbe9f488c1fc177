/** The acts by which people are recorded as away or leaving, and what the days do to them. */
@NullMarked
package brevvakt.casework.standin;

import org.jspecify.annotations.NullMarked;
