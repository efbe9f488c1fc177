/** Mailets that let casework say what a mail is. */
@NullMarked
package brevvakt.mailets.classify;

import org.jspecify.annotations.NullMarked;
