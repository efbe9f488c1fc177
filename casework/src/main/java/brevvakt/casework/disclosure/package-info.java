/** How a request for records is answered. */
@NullMarked
package brevvakt.casework.disclosure;

import org.jspecify.annotations.NullMarked;
