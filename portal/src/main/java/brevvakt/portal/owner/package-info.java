/** Pages for whoever sees to a mailbox. */
@NullMarked
package brevvakt.portal.owner;

import org.jspecify.annotations.NullMarked;
