/** What a unit learns from complaints and views. */
@NullMarked
package brevvakt.casework.learning;

import org.jspecify.annotations.NullMarked;
