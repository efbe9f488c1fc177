/** The ways to the systems that stand beside us. */
@NullMarked
package brevvakt.gateway.neighbours;

import org.jspecify.annotations.NullMarked;
