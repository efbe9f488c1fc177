package brevvakt.casework.outbox;

import brevvakt.casework.letter.EmailAddress;
import java.io.IOException;

/** The port through which mail of the gateway itself reaches a mailbox of ours. */
public interface LocalPost {

    /** Delivers once: a mail with the same key that lies there already is not delivered again. */
    void deliver(EmailAddress mailbox, byte[] mime, String onceKey) throws IOException;
}
