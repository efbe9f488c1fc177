package brevvakt.casework.outbox;

import java.io.IOException;

/**
 * Makes the finished mail, headers included, out of what is due; the same mail every time. One that cannot be written, for an address
 * that mail does not know, is an exception and costs no other.
 */
public interface Composer {
    OutgoingMail compose(OutboxMail mail) throws IOException;
}
