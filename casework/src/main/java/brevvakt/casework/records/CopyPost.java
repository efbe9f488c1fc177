package brevvakt.casework.records;

import java.io.IOException;

/** The port through which a copy of an original comes into a mailbox of ours. */
public interface CopyPost {

    /** Delivers once, and ticks the delivery off in the same transaction. */
    void deliver(Carried copy) throws IOException;
}
