package brevvakt.mailets.authenticity;

import brevvakt.casework.letter.Arrival;
import brevvakt.mailets.reading.ArrivalAttributes;
import brevvakt.mailets.reading.OpenLetters;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Adds to the stamp of a mail from outside whether it proves to come from its author's domain (TRAPS 20). Mail of our own
 * people has shown who they are by their login.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.authenticity.CheckAuthenticity"/>}</pre>
 */
public final class CheckAuthenticity extends GenericMailet {
    private final OpenLetters letters;
    private final SenderProof proof;

    @Inject
    public CheckAuthenticity(OpenLetters letters, SenderProof proof) {
        this.letters = letters;
        this.proof = proof;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        if (arrival.envelope().login().isEmpty() && !arrival.authenticity().isAsked()) {
            ArrivalAttributes.write(mail, proof.of(arrival, letters.letterOf(arrival)));
        }
    }
}
