/** What need not be kept for ever, and how it goes. */
@NullMarked
package brevvakt.casework.retention;

import org.jspecify.annotations.NullMarked;
