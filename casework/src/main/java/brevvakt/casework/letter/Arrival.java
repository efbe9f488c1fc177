package brevvakt.casework.letter;

import java.time.Instant;

/**
 * One mail taken over from the network: the instant is its legal arrival (LAW-04), never overwritten later.
 *
 * @param receivedAt UTC instant at the end of SMTP DATA
 * @param original digest of the bytes received in DATA, before any header of ours
 * @param size number of those bytes
 * @param authenticity whether it proved to be from its author's domain
 */
public record Arrival(
        ArrivalId id, Instant receivedAt, Envelope envelope, Sha256 original, long size, Authenticity authenticity) {

    /** One whose authenticity nobody has asked about. */
    public Arrival(ArrivalId id, Instant receivedAt, Envelope envelope, Sha256 original, long size) {
        this(id, receivedAt, envelope, original, size, Authenticity.unasked());
    }
}
