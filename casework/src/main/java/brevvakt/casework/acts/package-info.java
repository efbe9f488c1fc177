/** What people do with a case, and who may. */
@NullMarked
package brevvakt.casework.acts;

import org.jspecify.annotations.NullMarked;
