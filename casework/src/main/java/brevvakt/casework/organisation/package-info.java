/** The municipality as it is staffed: boards, units, people, mailboxes, plan. */
@NullMarked
package brevvakt.casework.organisation;

import org.jspecify.annotations.NullMarked;
