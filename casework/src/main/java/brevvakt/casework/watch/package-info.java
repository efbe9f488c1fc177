/** The watch over promises: mailboxes opened every working day, citizens answered in time, and who hears of it when not. */
@NullMarked
package brevvakt.casework.watch;

import org.jspecify.annotations.NullMarked;
