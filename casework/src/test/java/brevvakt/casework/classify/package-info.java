/** Letters and robots as they come, and rule files as people break them. */
@NullMarked
package brevvakt.casework.classify;

import org.jspecify.annotations.NullMarked;
