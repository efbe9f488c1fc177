package brevvakt.casework.records;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.io.IOException;

/** The port by which the copies of an arrival are taken out of a mailbox of ours, in whatever folder they lie by now. */
public interface CopyRemoval {

    /** Takes them out; doing it again finds nothing and is no error. */
    void remove(EmailAddress mailbox, ArrivalId arrival) throws IOException;

    /** Nothing is known any more of the words of what was taken out: once after many, since it is much work (LAW-35). */
    void forgetWords() throws IOException;
}
