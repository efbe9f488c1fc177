package brevvakt.casework.records;

import java.io.IOException;
import java.util.OptionalLong;

/** The port through which a copy of an original comes into a mailbox of ours. */
public interface CopyPost {

    /** Delivers once; its number in the folder, or nothing where the same mail lies there already. */
    OptionalLong deliver(Carried copy) throws IOException;
}
