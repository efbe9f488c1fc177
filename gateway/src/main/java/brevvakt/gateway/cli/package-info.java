/** The command line. */
@NullMarked
package brevvakt.gateway.cli;

import org.jspecify.annotations.NullMarked;
