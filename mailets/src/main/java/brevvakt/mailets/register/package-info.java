/** Mailets that let casework register a mail. */
@NullMarked
package brevvakt.mailets.register;

import org.jspecify.annotations.NullMarked;
