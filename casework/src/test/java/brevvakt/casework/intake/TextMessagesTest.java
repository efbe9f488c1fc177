package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextMessagesTest {
    private static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");
    private static final TextMessages MESSAGES = new TextMessages(
            Set.of("*@sms.example", "gateway@operator.example"),
            Set.of("192.0.2.17"),
            Optional.of("{number}@sms.example"));

    private static Optional<TextMessages.Sender> sender(String from, String name, String subject) {
        return MESSAGES.senderOf(letter(from, name, subject), envelope(Optional.of(from), "192.0.2.17"));
    }

    private static Envelope envelope(Optional<String> sender, String peer) {
        return new Envelope(sender.map(EmailAddress::of), List.of(PARKEN), Optional.empty(), Optional.of(peer));
    }

    private static IncomingLetter letter(String from, String name, String subject) {
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                EmailAddress.parse(from),
                name,
                List.of(),
                List.of(PARKEN),
                List.of(),
                subject,
                Optional.empty(),
                "Lampan vid lekparken är trasig",
                "Lampan vid lekparken är trasig",
                List.of(),
                Map.of(),
                List.of("text/plain"),
                List.of());
    }

    private static Optional<EmailAddress> address(String text) {
        return EmailAddress.parse(text);
    }

    @Test
    void the_number_stands_before_the_at_sign_in_the_name_or_in_the_subject() {
        Optional<TextMessages.Sender> expected =
                Optional.of(new TextMessages.Sender("0701234567", true, address("0701234567@sms.example")));

        assertThat(sender("0701234567@sms.example", "", "SMS")).isEqualTo(expected);
        assertThat(sender("gateway@operator.example", "0701234567", "SMS")).isEqualTo(expected);
        assertThat(sender("gateway@operator.example", "", "SMS från 0701234567"))
                .isEqualTo(expected);
        assertThat(sender("+46701234567@sms.example", "", "").orElseThrow().answerTo())
                .isEqualTo(address("46701234567@sms.example"));
    }

    @Test
    void a_word_or_a_short_number_in_its_place_is_shown_and_cannot_be_answered() {
        assertThat(sender("gateway@operator.example", "Voltona", "SMS"))
                .contains(new TextMessages.Sender("Voltona", false, Optional.empty()));
        assertThat(sender("voltona@sms.example", "", ""))
                .contains(new TextMessages.Sender("voltona", false, Optional.empty()));
        assertThat(sender("71000@sms.example", "", ""))
                .contains(new TextMessages.Sender("71000", false, Optional.empty()));
    }

    @Test
    void mail_from_elsewhere_from_another_host_or_a_report_of_a_lost_message_is_no_text_message() {
        IncomingLetter letter = letter("0701234567@sms.example", "", "SMS");

        assertThat(sender("eva@medborgare.example", "0701234567", "SMS")).isEmpty();
        assertThat(MESSAGES.senderOf(letter, envelope(Optional.of("0701234567@sms.example"), "198.51.100.9")))
                .isEmpty();
        assertThat(MESSAGES.senderOf(letter, envelope(Optional.empty(), "192.0.2.17")))
                .isEmpty();
        assertThat(TextMessages.none().senderOf(letter, envelope(Optional.of("x@sms.example"), "192.0.2.17")))
                .isEmpty();
    }

    @Test
    void without_a_way_a_number_is_shown_and_only_the_way_itself_is_an_address_for_text_messages() {
        TextMessages oneWay = new TextMessages(Set.of("*@sms.example"), Set.of(), Optional.empty());

        assertThat(oneWay.addressOf("070-123 45 67")).isEmpty();
        assertThat(MESSAGES.addressOf("070-123 45 67")).isEqualTo(address("0701234567@sms.example"));
        assertThat(MESSAGES.addressOf("ring mig")).isEmpty();
        assertThat(MESSAGES.isTextAddress(EmailAddress.of("0701234567@sms.example")))
                .isTrue();
        assertThat(MESSAGES.isTextAddress(EmailAddress.of("eva@sms.example"))).isFalse();
        assertThat(oneWay.isTextAddress(EmailAddress.of("0701234567@sms.example")))
                .isFalse();
    }
}
