package brevvakt.casework.records;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import java.time.Instant;

/**
 * A copy that is brought to a mailbox from the originals, since no mail on its way brings it.
 *
 * @param size the length of the original, in bytes
 */
public record Carried(
        ArrivalId id, EmailAddress mailbox, String folder, Instant receivedAt, Sha256 original, long size) {}
