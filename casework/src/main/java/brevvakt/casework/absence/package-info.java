/** Who is away or has left, who may read his mail instead, and what the absence plan says of it. */
@NullMarked
package brevvakt.casework.absence;

import org.jspecify.annotations.NullMarked;
