package brevvakt.casework.letter;

import java.time.Instant;

/**
 * One mail taken over from the network: the instant is its legal arrival (LAW-04), never overwritten later.
 *
 * @param receivedAt UTC instant at the end of SMTP DATA
 * @param original digest of the bytes received in DATA, before any header of ours
 * @param size number of those bytes
 */
public record Arrival(ArrivalId id, Instant receivedAt, Envelope envelope, Sha256 original, long size) {}
