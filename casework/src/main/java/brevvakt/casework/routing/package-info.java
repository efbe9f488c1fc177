/** Which unit a matter concerns, and which other authority, by the municipality's own table. */
@NullMarked
package brevvakt.casework.routing;

import org.jspecify.annotations.NullMarked;
