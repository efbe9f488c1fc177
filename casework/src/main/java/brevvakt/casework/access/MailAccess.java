package brevvakt.casework.access;

import brevvakt.casework.letter.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the mail server asks the house: who somebody is, what may be received, sent and read. Answers follow the
 * organisation as it is now, so a right that ends is gone at the next question, also in an open session.
 */
public interface MailAccess {

    /** What becomes of mail to an address. */
    enum Reception {
        OPEN,
        /** Nobody has that address; refused with 550. */
        UNKNOWN,
        /** The mailbox is closed; refused with 550, the functional mailbox named (DESIGN 5b). */
        CLOSED
    }

    /**
     * A recipient looked up.
     *
     * @param mailbox the mailbox of ours that takes the mail: details and aliases resolved; empty unless OPEN
     * @param instead the functional mailbox to name where CLOSED
     */
    record Recipient(Reception reception, Optional<EmailAddress> mailbox, Optional<EmailAddress> instead) {}

    /** What a person may do in a folder, named after the rights of RFC 4314. */
    enum Right {
        LOOKUP,
        READ,
        SEEN,
        WRITE,
        INSERT,
        DELETE_MESSAGES,
        EXPUNGE
    }

    /** The municipality's mail domain; empty where nobody has said yet. */
    default Optional<String> domain() {
        return Optional.empty();
    }

    /** The user name behind a login by user name or mail address; empty where nobody has it. */
    Optional<String> usernameOf(String login);

    /** The password is right and the login is open today. Costs the same whether the user exists or not. */
    boolean mayLogIn(String login, String password);

    /** The same of somebody who knocks at a door; wrong tries from one place make its next ones slow (SEED-80). */
    default boolean mayLogIn(Knock knock) {
        return mayLogIn(knock.login(), knock.password());
    }

    /** The personal mailbox of a user. */
    Optional<EmailAddress> personalMailboxOf(String username);

    Recipient recipient(EmailAddress address);

    /** Mail of ours to this address leaves the house: another domain, or a neighbouring system under our own. */
    boolean leaves(EmailAddress address);

    /** Somebody who has logged in may go on: his employment has not ended meanwhile. */
    default boolean mayStay(String username) {
        return true;
    }

    /** The user's own address or alias, or a mailbox that he owns or stands in for. */
    boolean maySendAs(String username, EmailAddress address);

    /** The mailboxes of others that are open to the user now, in order of address. */
    List<EmailAddress> openTo(String username);

    /** The user's rights in a folder of a mailbox of another; empty when he must not know of it. */
    Set<Right> rights(String username, EmailAddress mailbox, String folder);

    /** A neighbouring mail system keeps the mailbox; we only hand its mail over and watch that it is opened. */
    default boolean isRelayed(EmailAddress mailbox) {
        return false;
    }

    /** Somebody else than its holder may look into the mailbox now. */
    boolean isOpenToOthers(EmailAddress mailbox);

    /** The name of the folder in which clearly private mail lies while others have access. */
    String privateFolder();

    /** Every mailbox that is to exist, personal ones too. */
    List<EmailAddress> mailboxes();
}
