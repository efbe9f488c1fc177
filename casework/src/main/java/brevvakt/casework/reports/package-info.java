/** Figures and lists about what was received and what became of it. */
@NullMarked
package brevvakt.casework.reports;

import org.jspecify.annotations.NullMarked;
