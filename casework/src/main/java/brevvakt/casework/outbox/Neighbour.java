package brevvakt.casework.outbox;

import java.io.IOException;

/** A receiver of what is due who gets more than the mail itself, such as a diary system. */
public interface Neighbour {

    /** This mail is his. */
    boolean takes(OutboxMail mail);

    /** Hands it over with what goes along; an exception means that it was not taken and is to be tried again. */
    void take(OutboxMail mail) throws IOException;
}
