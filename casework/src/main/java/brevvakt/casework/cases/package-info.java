/** A case from its first letter to its close. */
@NullMarked
package brevvakt.casework.cases;

import org.jspecify.annotations.NullMarked;
