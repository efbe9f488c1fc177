/** What is kept of each letter for ever. */
@NullMarked
package brevvakt.casework.records;

import org.jspecify.annotations.NullMarked;
