package brevvakt.gateway.james;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies unseen in a mailbox.
 *
 * @param oldest when the oldest of it came
 */
public record Unseen(int count, Optional<Instant> oldest) {}
