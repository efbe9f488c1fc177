package brevvakt.casework.letter;

import java.util.List;
import java.util.Optional;

/**
 * What the SMTP dialogue said, apart from the mail itself.
 *
 * @param sender the return path; empty for the null sender {@code <>} (RFC 5321 4.5.5)
 * @param recipients the addresses of RCPT TO, details such as reply tokens still on them
 * @param login the user name that was authenticated; empty for mail from outside
 * @param peer the address of the client, as an IP literal
 */
public record Envelope(
        Optional<EmailAddress> sender, List<EmailAddress> recipients, Optional<String> login, Optional<String> peer) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
