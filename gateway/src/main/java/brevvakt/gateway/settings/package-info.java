/** The configuration as typed records. */
@NullMarked
package brevvakt.gateway.settings;

import org.jspecify.annotations.NullMarked;
