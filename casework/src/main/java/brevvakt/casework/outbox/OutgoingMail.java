package brevvakt.casework.outbox;

import brevvakt.casework.letter.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * A finished mail on its way out.
 *
 * @param onceKey the same for every try: handing it over twice is one mail wherever the way allows that
 * @param envelopeSender empty for the null return path
 */
public record OutgoingMail(
        String onceKey, Optional<EmailAddress> envelopeSender, List<EmailAddress> recipients, byte[] mime) {}
