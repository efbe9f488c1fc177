package brevvakt.gateway.james;

import java.util.Optional;
import org.apache.james.core.Username;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;

/**
 * The names under which a person sees the mailboxes of others: below one root of his own tree, {@code ROOT/ADDRESS}
 * for the other's INBOX and {@code ROOT/ADDRESS/FOLDER} for his folders.
 *
 * @param root the name of the root, from conf/james/imapserver.xml
 */
record SharedNames(String root) {
    private static final char DELIMITER = '/';

    /** The root or a name below it: a name of nobody's own. */
    boolean covers(MailboxPath seen) {
        return seen.getName().equals(root) || seen.getName().startsWith(root + DELIMITER);
    }

    /** The mailbox behind a name below the root; empty for every other name. */
    Optional<MailboxPath> real(MailboxPath seen) {
        if (!seen.getName().startsWith(root + DELIMITER)) {
            return Optional.empty();
        }
        String below = seen.getName().substring(root.length() + 1);
        int end = below.indexOf(DELIMITER);
        String owner = end < 0 ? below : below.substring(0, end);
        String folder = end < 0 ? MailboxConstants.INBOX : below.substring(end + 1);
        return owner.isEmpty() || folder.isEmpty()
                ? Optional.empty()
                : Optional.of(MailboxPath.forUser(Username.of(owner), folder));
    }

    /** What the viewer calls this mailbox of another. */
    MailboxPath seen(Username viewer, MailboxPath real) {
        String place = root + DELIMITER + real.getUser().asString();
        return MailboxPath.forUser(viewer, real.isInbox() ? place : place + DELIMITER + real.getName());
    }

    MailboxPath rootOf(Username viewer) {
        return MailboxPath.forUser(viewer, root);
    }
}
