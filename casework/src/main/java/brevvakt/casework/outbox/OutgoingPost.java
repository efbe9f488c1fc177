package brevvakt.casework.outbox;

import java.io.IOException;

/** The port through which mail of our own leaves: to our mailboxes, to a smart host or MX, or to a folder. */
public interface OutgoingPost {

    /**
     * Takes the mail over durably; an exception means it was not taken and is to be tried again. Handed over twice, an
     * automatic answer leaves once, by its once key.
     */
    void send(OutgoingMail mail) throws IOException;
}
