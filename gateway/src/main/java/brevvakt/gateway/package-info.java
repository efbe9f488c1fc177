/** The house put together. */
@NullMarked
package brevvakt.gateway;

import org.jspecify.annotations.NullMarked;
