package brevvakt.casework.records;

import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.time.Duration;

/** The port by which an original is taken away for ever, by a decision of disposal and nothing else (LAW-35). */
public interface Shredder {
    /** The same bytes kept again within this time are meant for a record that may not be written down yet. */
    Duration YOUNG = Duration.ofDays(1);

    /** Takes the original away; false where it was kept, or kept anew, so lately that somebody may be about to use it. */
    boolean shred(Sha256 original) throws IOException;
}
