/** Cases as they go to the e-archive. */
@NullMarked
package brevvakt.index.earchive;

import org.jspecify.annotations.NullMarked;
