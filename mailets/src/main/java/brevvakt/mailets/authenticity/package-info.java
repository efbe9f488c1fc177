/** Whether a mail comes from the domain that it names as its author's. */
@NullMarked
package brevvakt.mailets.authenticity;

import org.jspecify.annotations.NullMarked;
