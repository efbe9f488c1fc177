/** The language in which a registrar asks for records. */
@NullMarked
package brevvakt.index.query;

import org.jspecify.annotations.NullMarked;
