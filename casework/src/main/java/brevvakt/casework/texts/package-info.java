/** The words the gateway writes, filled from conf/texts. */
@NullMarked
package brevvakt.casework.texts;

import org.jspecify.annotations.NullMarked;
