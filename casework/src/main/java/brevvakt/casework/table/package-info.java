/** Tables that the municipality writes itself, in {@code conf}. */
@NullMarked
package brevvakt.casework.table;

import org.jspecify.annotations.NullMarked;
