package brevvakt.mailets.reading;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The stamp of arrival as it travels on a mail: plain strings and numbers, so that every queue keeps them through
 * splitting, retries and restarts. Headers are never used for it: they come from strangers.
 */
public final class ArrivalAttributes {
    private static final AttributeName ID = AttributeName.of("brevvakt.arrivalId");
    private static final AttributeName RECEIVED_AT = AttributeName.of("brevvakt.receivedAt");
    private static final AttributeName ORIGINAL = AttributeName.of("brevvakt.original");
    private static final AttributeName SIZE = AttributeName.of("brevvakt.size");
    private static final AttributeName RECIPIENTS = AttributeName.of("brevvakt.recipients");
    private static final AttributeName LOGIN = AttributeName.of("brevvakt.login");
    private static final AttributeName PEER = AttributeName.of("brevvakt.peer");
    private static final AttributeName AUTHENTICITY = AttributeName.of("brevvakt.authenticity");

    private ArrivalAttributes() {}

    /** Stamps the mail; done once, at the end of SMTP DATA. */
    public static void write(Mail mail, Arrival arrival) {
        set(mail, ID, arrival.id().value());
        set(mail, RECEIVED_AT, arrival.receivedAt().toString());
        set(mail, ORIGINAL, arrival.original().hex());
        set(mail, SIZE, Long.toString(arrival.size()));
        set(
                mail,
                RECIPIENTS,
                String.join(
                        "\n",
                        arrival.envelope().recipients().stream()
                                .map(EmailAddress::toString)
                                .toList()));
        arrival.envelope().login().ifPresent(login -> set(mail, LOGIN, login));
        arrival.envelope().peer().ifPresent(peer -> set(mail, PEER, peer));
    }

    /** Adds to the stamp what became known of the mail's authenticity. */
    public static void write(Mail mail, Authenticity authenticity) {
        set(mail, AUTHENTICITY, authenticity.written());
    }

    /** The stamp of the mail; empty for mail that never passed the door, such as the server's own. */
    public static Optional<Arrival> read(Mail mail) {
        return get(mail, ID)
                .map(id -> new Arrival(
                        new ArrivalId(id),
                        Instant.parse(get(mail, RECEIVED_AT).orElseThrow()),
                        new Envelope(
                                mail.getMaybeSender().asOptional().flatMap(a -> EmailAddress.parse(a.asString())),
                                List.of(get(mail, RECIPIENTS).orElse("").split("\n")).stream()
                                        .flatMap(line -> EmailAddress.parse(line).stream())
                                        .toList(),
                                get(mail, LOGIN),
                                get(mail, PEER)),
                        new Sha256(get(mail, ORIGINAL).orElseThrow()),
                        Long.parseLong(get(mail, SIZE).orElse("0")),
                        Authenticity.read(get(mail, AUTHENTICITY).orElse(""))));
    }

    /** The stamp of a mail that has passed the door; every processor of ours stands behind one. */
    public static Arrival of(Mail mail) {
        return read(mail)
                .orElseThrow(() -> new IllegalStateException("mail " + mail.getName() + " bears no stamp of arrival"));
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }

    private static Optional<String> get(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(a -> a.getValue().valueAs(String.class));
    }
}
