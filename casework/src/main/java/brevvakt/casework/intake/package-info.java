/** What becomes of a letter that has been read: its thread, its judgement, its registration, what is due for it. */
@NullMarked
package brevvakt.casework.intake;

import org.jspecify.annotations.NullMarked;
