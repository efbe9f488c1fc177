/** What a letter is, whom it concerns, how careful one must be. */
@NullMarked
package brevvakt.casework.classify;

import org.jspecify.annotations.NullMarked;
