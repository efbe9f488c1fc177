package brevvakt.casework.intake;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text messages, which an operator's gateway carries as mail both ways (SEED-22, SEED-81). Who wrote is the number that the
 * gateway names; a word in its place can be shown but not answered.
 */
public final class TextMessages {
    private static final String NUMBER_GAP = "{number}";
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?[0-9](?:[ ()-]{0,2}[0-9]){6,14}");

    private final CarrierAddresses gateways;
    private final Optional<String> way;

    /**
     * What the municipality has agreed with its operator.
     *
     * @param gateways addresses from which text messages come, or {@code *@domain} where the number is the local part
     * @param hosts the IP addresses of the gateway; where there are none every host is believed
     * @param way the address that reaches a number, such as {@code {number}@sms.example}
     */
    public TextMessages(Set<String> gateways, Set<String> hosts, Optional<String> way) {
        this.gateways = CarrierAddresses.of(gateways, hosts);
        this.way = way;
    }

    /** No text messages come, and none go. */
    public static TextMessages none() {
        return new TextMessages(Set.of(), Set.of(), Optional.empty());
    }

    /**
     * Who wrote a text message.
     *
     * @param shown the number, or the word that stands in its place
     * @param isNumber somebody can be reached there
     * @param answerTo where an answer by text message goes; empty where none is possible
     */
    public record Sender(String shown, boolean isNumber, Optional<EmailAddress> answerTo) {}

    /** The writer of a letter that is a text message; a report of a lost one and mail of our own are none. */
    Optional<Sender> senderOf(IncomingLetter letter, Envelope envelope) {
        return gateways.senderOf(letter, envelope).map(from -> sender(from, letter));
    }

    private Sender sender(EmailAddress from, IncomingLetter letter) {
        String local = gateways.hasItself(from) ? "" : from.local();
        Optional<String> number = Stream.of(local, letter.fromName().strip())
                .filter(text -> NUMBER.matcher(text).matches())
                .findFirst()
                .or(() -> numberIn(letter.subject()));
        String word = Stream.of(letter.fromName().strip(), local)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(from.toString());
        return new Sender(number.orElse(word), number.isPresent(), number.flatMap(this::addressOf));
    }

    private static Optional<String> numberIn(String subject) {
        Matcher found = NUMBER.matcher(subject);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** Mail from that address is a text message. */
    boolean isGateway(EmailAddress from) {
        return gateways.has(from);
    }

    /** Mail to that address leaves as a text message. */
    boolean isTextAddress(EmailAddress to) {
        return way.map(pattern -> pattern.toLowerCase(Locale.ROOT).split(Pattern.quote(NUMBER_GAP), 2))
                .filter(parts -> to.toString().startsWith(parts[0])
                        && to.toString().endsWith(parts[parts.length - 1])
                        && to.toString()
                                .substring(parts[0].length(), to.toString().length() - parts[1].length())
                                .matches("[0-9]+"))
                .isPresent();
    }

    /** The address that reaches a telephone number by text message, where there is a way. */
    Optional<EmailAddress> addressOf(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return way.filter(pattern -> NUMBER.matcher(number.strip()).matches())
                .flatMap(pattern -> EmailAddress.parse(pattern.replace(NUMBER_GAP, digits)));
    }
}
