/** The days on which the municipality is open, counted the way its promises are counted. */
@NullMarked
package brevvakt.casework.calendar;

import org.jspecify.annotations.NullMarked;
