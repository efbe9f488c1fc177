package brevvakt.gateway;

import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.OpeningRegister;
import java.time.Instant;

/** Writes down the evidence that a mailbox was opened (DESIGN 6b.4): a client that polls and leaves mail unseen is none. */
final class Openings implements MailboxOpenings {
    private final Database database;
    private final OpeningRegister register;
    private final Promises promises;

    Openings(Database database, OpeningRegister register, Promises promises) {
        this.database = database;
        this.register = register;
        this.promises = promises;
    }

    @Override
    public void read(String username, EmailAddress mailbox, String folder, int messages, Instant at) {
        note(mailbox, username, "READ", at);
    }

    @Override
    public void selected(String username, EmailAddress mailbox, String folder, int unseen, Instant at) {
        if (unseen == 0) {
            note(mailbox, username, "NOTHING_UNSEEN", at);
        }
    }

    private void note(EmailAddress mailbox, String username, String how, Instant at) {
        database.inTransaction(handle -> {
            register.note(handle, mailbox, promises.dayOf(at), new OpeningRegister.Opening(at, username, how));
            return how;
        });
    }
}
