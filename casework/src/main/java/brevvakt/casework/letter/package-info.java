/** A mail as the house reads it: who wrote, to whom, what is new in it. */
@NullMarked
package brevvakt.casework.letter;

import org.jspecify.annotations.NullMarked;
