package brevvakt.mailets.answer;

import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.intake.StaffPost;
import brevvakt.casework.letter.Arrival;
import brevvakt.mailets.reading.ArrivalAttributes;
import brevvakt.mailets.reading.LetterAttributes;
import brevvakt.mailets.reading.OpenLetters;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Registers what our staff send to the outside, before it leaves. Marks an answer with a signed return path at the
 * same mailbox, so that a bounce finds the answer it returns. Changes neither the message nor its recipients.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.answer.RegisterAnswer"/>}</pre>
 */
public final class RegisterAnswer extends GenericMailet {
    private final OpenLetters letters;
    private final StaffPost post;
    private final ReplyTokens tokens;

    @Inject
    public RegisterAnswer(OpenLetters letters, StaffPost post, ReplyTokens tokens) {
        this.letters = letters;
        this.post = post;
        this.tokens = tokens;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        StaffPost.Sent sent = post.send(arrival, letters.letterOf(arrival), LetterAttributes.automatic(mail));
        if (sent.answerRecord().isPresent() && arrival.envelope().sender().isPresent()) {
            LetterAttributes.writeReturnPath(
                    mail,
                    tokens.answerReturn(
                            arrival.envelope().sender().get(),
                            sent.answerRecord().get()));
        }
    }
}
