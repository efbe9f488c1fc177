/** The verbs of the house over HTTP. */
@NullMarked
package brevvakt.portal.api;

import org.jspecify.annotations.NullMarked;
