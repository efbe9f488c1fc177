package brevvakt.casework.outbox;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The port through which mail reaches mailboxes that the municipality's existing mail system keeps. */
public interface RelayedPost {

    /** A whole mail, header and body, which may be written more than once. */
    @FunctionalInterface
    interface Whole {
        void writeTo(OutputStream to) throws IOException;
    }

    /** The other system will not take this mail, today or tomorrow. */
    final class RefusedForGood extends IOException {
        private static final long serialVersionUID = 1L;

        public RefusedForGood(String reason) {
            super(reason);
        }
    }

    /**
     * Hands one mail over for one mailbox; when it returns, the other system has taken it. An exception means that it has
     * not, and that the mail is to be offered again.
     *
     * @param sender the envelope sender, empty for the null return path
     * @throws RefusedForGood offering it again is of no use
     */
    void deliver(EmailAddress mailbox, Optional<EmailAddress> sender, Whole mail) throws IOException;

    /** The copy of this arrival is seen to lie in the mailbox; false also where nobody can look. */
    boolean holds(EmailAddress mailbox, ArrivalId id);

    /** There is no other mail system: what is meant for it waits. */
    static RelayedPost none() {
        return new RelayedPost() {
            @Override
            public void deliver(EmailAddress mailbox, Optional<EmailAddress> sender, Whole mail) throws IOException {
                throw new IOException("the mailbox " + mailbox + " has 'delivery: relay', and conf/brevvakt.yaml has no"
                        + " 'relay': name the mail system there and start again");
            }

            @Override
            public boolean holds(EmailAddress mailbox, ArrivalId id) {
                return false;
            }
        };
    }
}
