package brevvakt.gateway;

import brevvakt.casework.access.House;
import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.MailboxReadingRegister;
import brevvakt.casework.store.OpeningRegister;
import brevvakt.casework.store.WatchRegister;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes down the evidence that a mailbox was opened (DESIGN 6b.4): a person made unseen mail seen, or looked where
 * nothing lay unseen. A client that polls and leaves mail unseen is no evidence; mail of our own counts for nothing.
 */
final class Openings implements MailboxOpenings {
    private static final String INBOX = "INBOX";

    private final Database database;
    private final OpeningRegister register;
    private final WatchRegister watch;
    private final Promises promises;
    private final MailboxReadingRegister readings;
    private final House house;

    Openings(
            Database database,
            OpeningRegister register,
            WatchRegister watch,
            Promises promises,
            MailboxReadingRegister readings,
            House house) {
        this.database = database;
        this.register = register;
        this.watch = watch;
        this.promises = promises;
        this.readings = readings;
        this.house = house;
    }

    @Override
    public void read(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at) {
        database.inTransaction(handle -> {
            if (watch.seen(handle, mailbox, folder, uids, at) > 0) {
                note(handle, mailbox, username, "READ", at);
            }
            return folder;
        });
    }

    @Override
    public void selected(String username, EmailAddress mailbox, String folder, int unseen, Instant at) {
        database.inTransaction(handle -> {
            if (unseen == 0) {
                watch.allSeen(handle, mailbox, folder, at);
            }
            if (folder.equals(INBOX)
                    && watch.unopened(handle, mailbox, at)
                                    .map(WatchRegister.Unopened::count)
                                    .orElse(0)
                            == 0) {
                note(handle, mailbox, username, "NOTHING_UNSEEN", at);
            }
            return folder;
        });
    }

    /** Whatever somebody else than the holder opens in a personal mailbox is logged (SEED-99, DESIGN 7). */
    @Override
    public void looked(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at) {
        boolean ofAnother = house.organisation()
                .personByAddress(mailbox)
                .filter(holder -> !holder.username().equals(username))
                .isPresent();
        if (ofAnother) {
            database.inTransaction(handle -> {
                uids.forEach(uid -> readings.read(handle, mailbox, username, folder, uid, promises.dayOf(at), at));
                return folder;
            });
        }
    }

    private void note(Handle handle, EmailAddress mailbox, String username, String how, Instant at) {
        register.note(handle, mailbox, promises.dayOf(at), new OpeningRegister.Opening(at, username, how));
    }
}
