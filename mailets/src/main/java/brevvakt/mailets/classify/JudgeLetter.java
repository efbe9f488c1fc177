package brevvakt.mailets.classify;

import brevvakt.casework.intake.Intake;
import brevvakt.casework.letter.Arrival;
import brevvakt.mailets.reading.ArrivalAttributes;
import brevvakt.mailets.reading.LetterAttributes;
import brevvakt.mailets.reading.OpenLetters;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Marks a mail with what it is taken to be. Changes neither the message nor its recipients.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.classify.JudgeLetter"/>}</pre>
 */
public final class JudgeLetter extends GenericMailet {
    private final OpenLetters letters;
    private final Intake intake;

    @Inject
    public JudgeLetter(OpenLetters letters, Intake intake) {
        this.letters = letters;
        this.intake = intake;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        LetterAttributes.writeVerdict(
                mail,
                intake.judge(
                        arrival,
                        letters.letterOf(arrival),
                        LetterAttributes.automatic(mail),
                        LetterAttributes.thread(mail)));
    }
}
