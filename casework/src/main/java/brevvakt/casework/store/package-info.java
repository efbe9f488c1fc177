/** The registers on disk. */
@NullMarked
package brevvakt.casework.store;

import org.jspecify.annotations.NullMarked;
