/** Tests of the desk at which letters are taken in. */
@NullMarked
package brevvakt.casework.intake;

import org.jspecify.annotations.NullMarked;
