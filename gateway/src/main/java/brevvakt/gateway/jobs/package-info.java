/** What the house does without being asked. */
@NullMarked
package brevvakt.gateway.jobs;

import org.jspecify.annotations.NullMarked;
