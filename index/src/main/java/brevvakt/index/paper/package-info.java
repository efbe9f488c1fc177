/** Records on paper: readable, lasting, without what must not be shown. */
@NullMarked
package brevvakt.index.paper;

import org.jspecify.annotations.NullMarked;
