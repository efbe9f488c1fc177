/** Mailets for what our own staff and our own server send. */
@NullMarked
package brevvakt.mailets.answer;

import org.jspecify.annotations.NullMarked;
