/** Taking the directory in: all of it or nothing, and who is told what is wrong with it. */
@NullMarked
package brevvakt.casework.rollcall;

import org.jspecify.annotations.NullMarked;
