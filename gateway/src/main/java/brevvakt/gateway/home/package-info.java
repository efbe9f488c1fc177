/** The directory that holds all state of one house. */
@NullMarked
package brevvakt.gateway.home;

import org.jspecify.annotations.NullMarked;
