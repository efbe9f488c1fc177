package brevvakt.casework.standin;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.io.IOException;
import java.util.Optional;

/** The port by which a copy is moved between folders of its holder's mailbox. */
public interface HolderFolders {

    /**
     * Moves the copy of an arrival; its number in the new folder, empty where it does not lie in the old one any longer.
     *
     * @param uid its number in the old folder; where nobody knows it, the copy is looked for
     */
    Optional<Long> move(EmailAddress mailbox, ArrivalId arrival, Optional<Long> uid, String from, String to)
            throws IOException;
}
