package brevvakt.casework.access;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.util.List;

/** Hears what people do in mailboxes over IMAP: the evidence of daily opening (SEED-15, SEED-96, DESIGN 6b.4). */
public interface MailboxOpenings {

    /**
     * A person made unseen mail seen, or took it away.
     *
     * @param uids the numbers of the mails in the folder
     */
    void read(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at);

    /** A person was handed the text of mails in a mailbox of another, also of mails that were seen before. */
    default void looked(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at) {}

    /** A person selected a folder; unseen is what it held unseen then. */
    void selected(String username, EmailAddress mailbox, String folder, int unseen, Instant at);
}
