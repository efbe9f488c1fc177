/** A MIME message becomes a letter, once. */
@NullMarked
package brevvakt.mailets.reading;

import org.jspecify.annotations.NullMarked;
