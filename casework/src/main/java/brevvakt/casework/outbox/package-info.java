/** Mail that the gateway itself owes, has sent, or failed to send. */
@NullMarked
package brevvakt.casework.outbox;

import org.jspecify.annotations.NullMarked;
