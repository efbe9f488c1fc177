package brevvakt.mailets.reading;

import javax.mail.MessagingException;

/** Thrown by a mailet for a mail that no later try will mend: the server sets it aside at once, whole. */
public final class PoisonException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** @param reason in words for the operator; never a citizen's words */
    public PoisonException(String reason) {
        super(reason);
    }
}
