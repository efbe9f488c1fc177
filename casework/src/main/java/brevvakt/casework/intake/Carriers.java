package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.store.CaseRow;
import java.util.Optional;

/**
 * What carries somebody's words here as mail of its own: gateways of text messages and web forms (SEED-22). Such mail is
 * no robot's, and its sender is never the one who is answered.
 */
public record Carriers(TextMessages messages, Forms forms) {

    /** Who wrote; empty where the letter is its sender's own. */
    Optional<Writer> writerOf(IncomingLetter letter, Envelope envelope) {
        return messages.senderOf(letter, envelope).map(Carriers::writer).or(() -> forms.filledIn(letter, envelope)
                .map(Carriers::writer));
    }

    /** A number can be called, also where no answer goes by text message; a word in its place cannot. */
    private static Writer writer(TextMessages.Sender texted) {
        CaseRow.Contact contact =
                texted.isNumber() ? new CaseRow.Contact("", texted.shown()) : new CaseRow.Contact(texted.shown(), "");
        return new Writer(Channel.SMS, texted.answerTo(), Optional.of(contact), Optional.empty());
    }

    private static Writer writer(Forms.FilledIn form) {
        Optional<CaseRow.Contact> contact = form.mail().isPresent()
                        || (form.name().isEmpty() && form.phone().isEmpty())
                ? Optional.empty()
                : Optional.of(new CaseRow.Contact(form.name(), form.phone()));
        return new Writer(Channel.FORM, form.mail(), contact, form.handedInAt());
    }

    /** The letter with what somebody wrote in a form as its new text, without the form around it. */
    IncomingLetter asWritten(IncomingLetter letter, Envelope envelope) {
        return forms.filledIn(letter, envelope)
                .map(form -> letter.withNewText(form.text()))
                .orElse(letter);
    }

    /** How a letter from that address came. */
    Channel channelOf(Optional<EmailAddress> from) {
        if (from.filter(messages::isGateway).isPresent()) {
            return Channel.SMS;
        }
        return from.filter(forms::isForm).isPresent() ? Channel.FORM : Channel.MAIL;
    }
}
