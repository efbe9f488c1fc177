/** James, composed and wired. */
@NullMarked
package brevvakt.gateway.james;

import org.jspecify.annotations.NullMarked;
