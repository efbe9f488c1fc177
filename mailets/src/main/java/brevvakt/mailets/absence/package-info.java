/** The mailet that lets casework take absences out of calendar mail. */
@NullMarked
package brevvakt.mailets.absence;

import org.jspecify.annotations.NullMarked;
