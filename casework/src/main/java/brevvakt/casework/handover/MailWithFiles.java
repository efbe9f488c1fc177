package brevvakt.casework.handover;

import brevvakt.casework.outbox.OutboxMail;
import java.io.IOException;

/** The way on which a mail of ours leaves the house with files, in two steps, so that its bytes can be kept. */
public interface MailWithFiles {

    /** The mail as it will leave: headers, text, and each file as it is. */
    byte[] write(HandoverPackage handed) throws IOException;

    /** Sends what was written; an exception means that it did not leave and is to be tried again. */
    void send(OutboxMail mail, byte[] written) throws IOException;
}
