/** The house seen from the street: its stories, and the rules that keep its rooms apart. */
@NullMarked
package brevvakt.acceptance;

import org.jspecify.annotations.NullMarked;
