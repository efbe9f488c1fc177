/** Who may log in, receive, send and read. */
@NullMarked
package brevvakt.casework.access;

import org.jspecify.annotations.NullMarked;
