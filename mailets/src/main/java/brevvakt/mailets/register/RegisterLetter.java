package brevvakt.mailets.register;

import brevvakt.casework.intake.Registration;
import brevvakt.casework.letter.Arrival;
import brevvakt.mailets.reading.ArrivalAttributes;
import brevvakt.mailets.reading.LetterAttributes;
import brevvakt.mailets.reading.OpenLetters;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Registers a mail: when it returns, record, case, clocks and what is due are on disk. Changes neither the message nor
 * its recipients; a second run finds the first.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.register.RegisterLetter"/>}</pre>
 */
public final class RegisterLetter extends GenericMailet {
    private final OpenLetters letters;
    private final Registration registration;

    @Inject
    public RegisterLetter(OpenLetters letters, Registration registration) {
        this.letters = letters;
        this.registration = registration;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        registration.register(
                arrival,
                letters.letterOf(arrival),
                LetterAttributes.automatic(mail),
                LetterAttributes.thread(mail),
                LetterAttributes.verdict(mail));
    }
}
