package brevvakt.casework.standin;

import brevvakt.casework.absence.Grant;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.HeldRegister.Held;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears what is private, or may be, out of the way before a mailbox opens to others: into a folder of the holder's that
 * nobody else sees (DESIGN 5b, ADR 041). Until that is done the mailbox stays shut.
 */
public final class PrivateShelf {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateShelf.class);
    private static final String INBOX = "INBOX";
    /** Stands before the name of the folder to which a copy is on its way, for who finds it there after a crash. */
    private static final String MOVING = ">";

    private final Desk desk;
    private final String privateFolder;
    private final HolderFolders folders;

    public PrivateShelf(Desk desk, String privateFolder, HolderFolders folders) {
        this.desk = desk;
        this.privateFolder = privateFolder;
        this.folders = folders;
    }

    /** Makes every mailbox tidy that somebody else may look into now; those that nobody may are let go. */
    public synchronized void tidy(Instant now) {
        tidy(now, mailbox -> true);
    }

    /** Tries again where a mailbox is still shut, since a held letter was on its way to it. */
    public synchronized void tidyShut(Instant now) {
        tidy(now, mailbox -> !desk.book().isTidy(mailbox));
    }

    private void tidy(Instant now, Predicate<EmailAddress> wanted) {
        Organisation town = desk.organisation().get();
        desk.book().now().grants(now).stream().map(Grant::holder).distinct().forEach(holder -> town.person(holder)
                .map(Person::mail)
                .filter(wanted)
                .ifPresent(mail -> tidy(holder, mail, now)));
    }

    private void tidy(String holder, EmailAddress mailbox, Instant now) {
        if (desk.book().now().readersOf(holder, now, desk.organisation().get()).isEmpty()) {
            desk.book().untidied(mailbox);
            return;
        }
        boolean done = true;
        for (Held held : desk.database().read(handle -> desk.away().held().outside(handle, mailbox, privateFolder))) {
            done &= lay(held, INBOX, privateFolder);
        }
        if (done) {
            desk.book().tidied(mailbox);
        }
    }

    /** Lays what was opened as assumed to be work where those who may read find it. */
    void open(EmailAddress mailbox) {
        for (Held held : desk.database().read(handle -> desk.away().held().openedOutside(handle, mailbox, INBOX))) {
            lay(held, privateFolder, INBOX);
        }
    }

    /** The row says first that the copy is on its way, so that its vanishing from the old folder is nobody's reading. */
    private boolean lay(Held held, String from, String to) {
        if (!held.delivered()) {
            return false;
        }
        note(held, MOVING + to, held.uid());
        try {
            Optional<Long> uid = folders.move(held.mailbox(), held.arrival(), held.uid(), from, to);
            note(held, to, uid);
            return true;
        } catch (IOException e) {
            LOG.warn("held letter {} could not be moved; the mailbox stays shut", held.id(), e);
            note(held, held.folder(), held.uid());
            return false;
        }
    }

    private void note(Held held, String folder, Optional<Long> uid) {
        desk.database().inTransaction(handle -> {
            desk.away().held().moved(handle, held, folder, uid);
            return held;
        });
    }
}
