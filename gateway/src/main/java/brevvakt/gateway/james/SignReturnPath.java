package brevvakt.gateway.james;

import brevvakt.mailets.reading.LetterAttributes;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Gives an answer of our staff the signed envelope sender that it was registered with, so that its bounce finds it.
 * Leaves every other mail and the message as they are.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.gateway.james.SignReturnPath"/>}</pre>
 */
public final class SignReturnPath extends GenericMailet {

    @Override
    public void service(Mail mail) throws MessagingException {
        if (mail instanceof MailImpl open && LetterAttributes.returnPath(mail).isPresent()) {
            open.setSender(new MailAddress(
                    LetterAttributes.returnPath(mail).orElseThrow().toString()));
        }
    }
}
