/** What neighbouring systems take over from us. */
@NullMarked
package brevvakt.casework.handover;

import org.jspecify.annotations.NullMarked;
